package cityip.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A city's plan as data: its versions, indicators, definitions and measures, read from {@code city/<city>/plan.yaml}. The
 * words are ours; the clause numbers are the plan's.
 */
public record PlanPack(String city, Named name, LocalDate from, LocalDate until, List<Version> versions, List<Indicator> indicators,
    List<Definition> definitions, Map<String, Named> departments, List<Task> tasks) {

  public PlanPack {
    versions = List.copyOf(versions);
    indicators = List.copyOf(indicators);
    definitions = List.copyOf(definitions);
    tasks = List.copyOf(tasks);
    for (var definition : definitions) {
      if (indicators.stream().noneMatch(indicator -> indicator.code().equals(definition.indicator()))) {
        throw new IllegalArgumentException("Definition %s %d names an indicator that the plan does not have.".formatted(definition.indicator(), definition.version()));
      }
    }
  }

  /** A text in both languages. */
  public record Named(String zh, String en) {
    public String here() {
      return cityip.shell.Words.english() ? en : zh;
    }
  }

  /**
   * One version of the plan: the draft for comment, the adopted text, an adjustment.
   *
   * @param targets indicator → target; an indicator without one has none yet, which is not zero
   */
  public record Version(String code, Named name, LocalDate issued, String source, Map<String, Target> targets) {}

  /** What a version expects; {@code note} says what is unsure about it. */
  public record Target(@Nullable BigDecimal value, @Nullable String note) {}

  /**
   * @param baseEstimated the base was derived, not measured; shown in brackets wherever it appears
   * @param inDraft whether it stands in the table of the plan, or was added beside it
   */
  public record Indicator(String code, Named name, String unit, Named unitName, String nature, @Nullable BigDecimal base,
      boolean baseEstimated, @Nullable Named baseNote, int baseYear, int decimals, String clause, boolean flow, @Nullable Named caution) {}

  /**
   * How a number comes about.
   *
   * @param measure what a module counts, or null when the value is reported
   * @param series the reported series, or null when it is measured
   * @param scale what the sum is multiplied by to reach the unit (yuan to 亿元: 0.00000001)
   * @param denominator the reported series to divide by, or null
   */
  public record Definition(String indicator, int version, LocalDate from, Named words, @Nullable String measure, @Nullable String series,
      Map<String, JsonNode> parameters, BigDecimal scale, @Nullable Denominator denominator, String source, String certainty) {

    public Definition {
      if ((measure == null) == (series == null)) {
        throw new IllegalArgumentException("Definition %s %d must name either a measure or a series.".formatted(indicator, version));
      }
      parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }

    public boolean measured() {
      return measure != null;
    }
  }

  /**
   * The divisor with its own year: which year's figure is used from which day on is a decision of the office that publishes,
   * so it stands here as data and is never "the latest".
   */
  public record Denominator(String series, List<YearRule> years) {
    public int yearOn(LocalDate day) {
      return years.stream().filter(rule -> !rule.from().isAfter(day)).reduce((earlier, later) -> later)
          .map(YearRule::year).orElse(years.getFirst().year());
    }
  }

  public record YearRule(LocalDate from, int year) {}

  /** A task or measure of the plan. Its progress is read from evidence and milestones, never typed. */
  public record Task(String clause, Named name, @Nullable Named county, List<String> lead, List<String> support, List<Evidence> evidence,
      List<Milestone> milestones, List<Duty> duties) {
    public Task {
      support = support == null ? List.of() : List.copyOf(support);
      evidence = evidence == null ? List.of() : List.copyOf(evidence);
      milestones = milestones == null ? List.of() : List.copyOf(milestones);
      duties = duties == null ? List.of() : List.copyOf(duties);
    }

    /** The clause in an address: 二（三）1 is 2.3.1. */
    public String code() {
      var code = new StringBuilder();
      for (var sign : clause.toCharArray()) {
        var digit = "〇一二三四五六七八九".indexOf(sign);
        if (digit > 0 || Character.isDigit(sign)) {
          code.append(code.isEmpty() ? "" : ".").append(digit > 0 ? digit : Character.digit(sign, 10));
        }
      }
      return code.toString();
    }
  }

  /**
   * What every county-level unit has to do for a measure, and by when; shown by an indicator of the unit or by acts of its officers.
   * The plan sets no numbers for counties, so none is expected: what counts is that there is evidence by the day.
   *
   * @param act kind of act in the ledger, {@code any} for all acts of the unit's officers; without it and without an indicator the
   *     house has no record of such a duty yet, and says so
   * @param cases cases of the unit that had an act, as {@code procedure/act}
   */
  public record Duty(Named name, LocalDate due, @Nullable String indicator, @Nullable String act, @Nullable String cases) {}

  /**
   * What shows that a measure is being carried out: an indicator moving, acts of a kind in the ledger, or cases that had an act.
   *
   * @param cases as {@code procedure/act}
   */
  public record Evidence(@Nullable String indicator, @Nullable String act, @Nullable String cases, @Nullable Named name) {}

  /** Reached when the indicator reaches the value, on whichever day that was. */
  public record Milestone(Named name, LocalDate due, String indicator, BigDecimal atLeast) {}

  public Optional<Indicator> indicator(String code) {
    return indicators.stream().filter(indicator -> indicator.code().equalsIgnoreCase(code)).findFirst();
  }

  public Optional<Task> task(String code) {
    return tasks.stream().filter(task -> task.code().equals(code)).findFirst();
  }

  public Optional<Version> version(String code) {
    return versions.stream().filter(version -> version.code().equals(code)).findFirst();
  }

  /** The version in force on a day: the last issued by then, or the first. */
  public Version versionOn(LocalDate day) {
    return versions.stream().filter(version -> !version.issued().isAfter(day)).reduce((earlier, later) -> later).orElse(versions.getFirst());
  }

  public List<Definition> definitionsOf(String indicator) {
    return definitions.stream().filter(definition -> definition.indicator().equals(indicator)).toList();
  }

  /** The definition in force on a day, or the one asked for by number. */
  public Definition definition(String indicator, @Nullable Integer version, LocalDate day) {
    var all = definitionsOf(indicator);
    if (version != null) {
      return all.stream().filter(definition -> definition.version() == version).findFirst().orElse(all.getFirst());
    }
    return all.stream().filter(definition -> !definition.from().isAfter(day)).reduce((earlier, later) -> later).orElse(all.getFirst());
  }

  static PlanPack read(String city) {
    var path = "city/" + city + "/plan.yaml";
    try (var in = PlanPack.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The city pack has no " + path + ".");
      }
      return YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build().readValue(in, PlanPack.class);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
