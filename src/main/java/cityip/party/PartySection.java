package cityip.party;

import cityip.shell.Viewer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a higher module adds to the page of a body, such as its portfolio. Every bean of this type is asked. */
public interface PartySection {

  /** Position on the page, in tens. */
  int order();

  /**
   * The section for a body.
   *
   * @param ids    all ids that are this body, for looking up what was stored under any of them
   * @param viewer who looks; rows beyond their scope must not be in the answer
   */
  Optional<Section> of(List<Long> ids, Viewer viewer);

  /**
   * A table with a heading.
   *
   * @param title   message key
   * @param lead    a finished sentence above the table, or empty
   * @param headers finished column headings
   * @param more    address of the whole list, or null
   */
  record Section(String title, String lead, List<String> headers, List<List<Cell>> rows, @Nullable String more) {}

  /** A finished text, perhaps leading somewhere. */
  record Cell(String text, @Nullable String href) {}
}
