package cityip.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invention as it was disclosed to the body it belongs to, before anything is filed.
 *
 * @param content what was told, by field; see {@link #FIELDS}
 * @param answers to the questions of secrecy and earlier disclosure; days under {@code key.day}
 */
public record Disclosure(long id, long body, Stage stage, String title, Map<String, String> content, Map<String, String> answers, Map<String, String> worksheet, @Nullable Decision decision, String reasons,
    @Nullable String number, String actor, Instant created, Instant moved, int stamp) {

  /** What is told of an invention, in the order of the form. */
  public static final List<String> FIELDS = List.of("title", "inventors", "funding", "contract", "problem", "solution", "effect", "claim", "maturity", "known", "users", "plan");
  static final List<String> NEEDED = List.of("title", "inventors", "problem", "solution", "effect");

  /** How far the assessment is. */
  public enum Stage {
    DRAFT, CHECKED, SEARCHED, WEIGHED, DECIDED, FILED, CLOSED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing that the decision rests on may change any more. */
    public boolean settled() {
      return this == DECIDED || this == FILED || this == CLOSED;
    }
  }

  /** What may become of it. */
  public enum Decision {
    INVENTION, UTILITY_MODEL, DESIGN, ABROAD, SECRET, PUBLISH, GIVE_UP;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean files() {
      return this == INVENTION || this == UTILITY_MODEL || this == DESIGN || this == ABROAD;
    }
  }

  /** A question of the rulebook; {@code answer} is the one that has the consequence. */
  public record Question(String key, String answer, String consequence, boolean dated, String law) {}

  /** Why a decision cannot be taken, or should be taken with care; {@code detail} is a day or a number. */
  public record Reason(String key, boolean holds, String detail) {}

  /** One act. */
  public record Step(String act, String words, String actor, Instant at) {}

  /** Day of an answer, where one was given and can be read. */
  @Nullable LocalDate day(String question) {
    var written = answers.getOrDefault(question + ".day", "");
    return written.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(written) : null;
  }
}
