package cityip.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A claim's features, or a design's respects, set against a product. It helps somebody who decides; it is no conclusion itself.
 *
 * @param number     of the right, empty when its text was written in by hand
 * @param claim      number of the claim compared; 0 for a design
 * @param told       what is known of the product
 * @param caseNumber the case into whose file it was put, or null
 * @param estoppel   what was given up during examination or invalidation
 * @param prior      what was known before
 */
public record Worksheet(long id, Kind kind, String number, String title, String claims, int claim, String product, String told, @Nullable String caseNumber, String estoppel, String prior, String actor, Instant at,
    int stamp, List<Row> rows) {

  public enum Kind {
    PATENT, DESIGN;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Literal means the same, equivalent nearly so; for a design: the same, similar. */
  public enum Finding {
    OPEN, LITERAL, EQUIVALENT, ABSENT;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A feature against the product.
   *
   * @param found    what of the product stands for it, and for an equivalent why means, function and effect are nearly the same
   * @param evidence where that can be seen
   */
  public record Row(String feature, Finding finding, String found, String evidence) {}

  /** What the rows come to, by the rule of all features (最高法专利司法解释（一）第七条). */
  public enum Outcome {
    OPEN, ALL_LITERAL, ALL_WITH_EQUIVALENTS, NOT_ALL;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Outcome outcome() {
    if (rows.stream().anyMatch(row -> row.finding() == Finding.ABSENT)) {
      return Outcome.NOT_ALL;
    }
    if (rows.isEmpty() || rows.stream().anyMatch(row -> row.finding() == Finding.OPEN)) {
      return Outcome.OPEN;
    }
    return rows.stream().allMatch(row -> row.finding() == Finding.LITERAL) ? Outcome.ALL_LITERAL : Outcome.ALL_WITH_EQUIVALENTS;
  }
}
