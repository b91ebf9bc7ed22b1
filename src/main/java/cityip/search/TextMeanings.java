package cityip.search;

import java.util.List;
import org.springframework.stereotype.Component;

/** How near texts are in meaning, for modules that compare texts of their own. */
@Component
public final class TextMeanings {

  private final Meaning meaning;

  TextMeanings(Meaning meaning) {
    this.meaning = meaning;
  }

  /** Cosine of a text with each of the others, in their order; only the first some 480 characters of each are read. */
  public double[] likeness(String text, List<String> others) {
    var own = meaning.asked(text);
    return others.stream().mapToDouble(other -> product(own, meaning.asked(other))).toArray();
  }

  static double product(float[] one, float[] other) {
    var sum = 0.0;
    for (var n = 0; n < one.length; n++) {
      sum += one[n] * other[n];
    }
    return sum;
  }
}
