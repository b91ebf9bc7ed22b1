package cityip.shell;

import java.util.List;

/** What a module adds to the menu. Every bean of this type is asked; the order is by {@link Item#order}. */
@FunctionalInterface
public interface Navigation {

  /** The entries this viewer should see. */
  List<Item> items(Viewer viewer);

  /**
   * One entry.
   *
   * @param order position from the left, in tens
   * @param word message key of the label
   */
  record Item(int order, String word, String path) {}
}
