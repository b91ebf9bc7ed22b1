package cityip.factor;

import cityip.shell.Viewer;
import java.util.List;

/** What a higher module has beside a score, such as its report. Every bean of this type is asked. */
@FunctionalInterface
public interface ScoreLinks {

  List<Link> of(Score score, Viewer viewer);

  /** @param word message key */
  record Link(String word, String href) {}
}
