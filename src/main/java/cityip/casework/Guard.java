package cityip.casework;

import java.util.function.Predicate;

/**
 * What must hold for an act to be done.
 *
 * @param name the message {@code <procedure>.guard.<name>} says what is missing and the next step
 * @param source the article that asks for it; shown beside the message
 */
public record Guard(String name, String source, Predicate<CaseInHand> holds) {

  public Guard {
    if (source.isBlank()) {
      throw new IllegalArgumentException("Guard " + name + " names no legal source");
    }
  }
}
