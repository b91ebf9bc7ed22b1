package cityip.casework;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Offered by a module whose procedure has something to show on a case page beyond the table: amounts against thresholds, how
 * a fine was reckoned. Words arrive finished in the reader's language.
 */
public interface CaseSection {

  /** The procedures it has something to say about. */
  boolean speaksOf(String procedure);

  /** Whether the sides of the case see it too. */
  default boolean alsoForParties() {
    return false;
  }

  List<Section> of(CaseFile file, Map<String, JsonNode> pinnedRules);

  /**
   * A small table under a heading.
   *
   * @param tones one for each row: good, waiting, bad or neutral
   * @param href where more is to be seen or done, or empty
   */
  record Section(String heading, String lead, List<String> columns, List<List<String>> rows, List<String> tones, String href, String hrefWords) {

    public Section(String heading, String lead, List<String> columns, List<List<String>> rows, List<String> tones) {
      this(heading, lead, columns, rows, tones, "", "");
    }
  }
}
