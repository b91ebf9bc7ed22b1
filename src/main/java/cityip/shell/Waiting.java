package cityip.shell;

import java.util.List;

/** What waits for a person in a module, for their own page. Every bean of this type is asked. */
@FunctionalInterface
public interface Waiting {

  List<Item> of(Viewer viewer);

  /**
   * One thing.
   *
   * @param kind finished words of what it is, such as 专家评审
   * @param text finished words of what it is about
   */
  record Item(String kind, String text, String href) {}
}
