package cityip.assessment;

import java.util.List;

/**
 * How alike two marks are, 0 to 1, with the parts it rests on and the rule it follows. It is a hint at a risk, never a legal conclusion
 * (最高法商标司法解释 9, 10: ordinary attention, as a whole and by the main part, compared apart).
 *
 * @param parts how alike they are in each respect
 * @param pairs which character stands against which
 */
public record Likeness(double score, Rule rule, List<Part> parts, List<Pair> pairs) {

  /** Which finding decides. */
  public enum Rule {
    SAME, SAME_CORE, SAME_SOUND, LOOK_ALIKE, LOOK_OR_SOUND, ORDER, CONTAINED, MEANING, LETTERS, SPOKEN, PARTLY, NONE;

    /** Key of its sentence. */
    public String word() {
      return "assessment.mark.rule." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** One respect: {@code sign}, {@code sound}, {@code meaning}, {@code structure} or {@code letters}. */
  public record Part(String respect, double score) {}

  /** Two characters that stand against each other; how alike they look and sound. */
  public record Pair(String one, String other, double sign, double sound) {}
}
