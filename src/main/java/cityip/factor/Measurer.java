package cityip.factor;

import cityip.factor.Score.Subject;
import cityip.kernel.AsOf;
import cityip.shell.Viewer;
import java.util.List;
import java.util.Optional;

/** What a higher module measures for a list of factors, so that a score can be taken again and new weights can be tried. Every bean of this type is asked. */
public interface Measurer {

  /** The list it measures for. */
  String list();

  /** The score's subject measured anew as of a day; what people declared stays as they did. Empty when the subject is not there then. */
  Optional<Taken> again(Score score, AsOf at);

  /** Some subjects of the viewer's scope, always the same ones while the data are the same; none when only stored scores can be tried. */
  List<Taken> draw(int most, AsOf at, Viewer viewer);

  /** A subject with what was measured of it. */
  record Taken(Subject subject, List<Measured> measured, List<String> vetoes) {
    public Taken {
      measured = List.copyOf(measured);
      vetoes = List.copyOf(vetoes);
    }
  }
}
