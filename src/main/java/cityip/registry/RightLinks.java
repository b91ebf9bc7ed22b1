package cityip.registry;

import cityip.shell.Viewer;
import java.util.List;

/** Where a higher module goes on from the page of a right, such as to its assessment. Every bean of this type is asked. */
@FunctionalInterface
public interface RightLinks {

  List<Link> of(RightView right, Viewer viewer);

  /** @param word message key */
  record Link(String word, String href) {}
}
