package cityip.operation.web;

import cityip.kernel.Money;
import cityip.operation.Comparables;
import cityip.operation.Match;
import cityip.operation.Matches;
import cityip.operation.Needs;
import cityip.operation.OpenLicences;
import cityip.operation.OpenLicences.Saving;
import cityip.operation.OpenLicences.Standing;
import cityip.operation.TitleCheck.Checked;
import cityip.operation.TitleCheck.Finding;
import cityip.operation.TitleCheck.Weight;
import cityip.rulebook.City;
import cityip.search.SimilarRights;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the pages of rights at work show, finished. */
public final class OperationViews {

  private OperationViews() {}

  public record Line(Standing licence, String fee, String unit, long takers) {}

  public record LicencesPage(List<Line> lines, Paging paging, OpenLicences.Figures figures, List<City.Unit> units, Map<String, String> query) {
    public String asked(String name) {
      return query.getOrDefault(name, "");
    }
  }

  public record LicencePage(Line line, List<Finding> findings, List<Saving> savings, List<OpenLicences.Sign> signs) {}

  /** @param checked null before anything was asked */
  public record CheckPage(String number, @Nullable Checked checked, Comparables.@Nullable Range range, List<Saving> savings) {}

  public record NeedsPage(List<Needs.Need> needs, Paging paging, String text, Needs.Funnel funnel, List<City.Unit> units, @Nullable String unit, Map<String, String> problems, Map<String, String> typed) {
    public String typed(String field) {
      return typed.getOrDefault(field, field.equals("unit") && unit != null ? unit : "");
    }
  }

  /** @param sent it was sent before */
  public record MatchLine(Match match, boolean sent) {}

  public record NeedPage(List<City.Unit> units, Map<String, String> query, Needs.Need need, List<MatchLine> lines, List<SimilarRights.Subclass> fields, List<Needs.Push> pushes, boolean mayAnswer, boolean maySend, String unit, Map<String, String> problems) {
    public String asked(String name) {
      return query.getOrDefault(name, "");
    }
  }

  /** @param share of the largest subclass, the largest first */
  public record Field(String symbol, double share) {}

  /** What a firm is, from its rights and its own words, and what may be for it. */
  public record ProfilePage(String name, Map<String, String> typed, Map<String, String> problems, List<Field> fields, String titles, List<Match> matches) {
    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }
  }

  public record FirmsPage(String number, List<Matches.Firm> firms) {}

  static List<MatchLine> lines(List<Match> matches, List<Needs.Push> pushes) {
    var sent = pushes.stream().map(push -> Long.toString(push.right())).collect(Collectors.toSet());
    return matches.stream().map(match -> new MatchLine(match, sent.contains(match.right().id()))).toList();
  }

  public static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  public static String tone(Weight weight) {
    return switch (weight) {
      case FORBIDS -> "bad";
      case NEEDS -> "waiting";
      case TELLS -> "neutral";
    };
  }

  public static String detail(Finding finding) {
    return switch (finding.ground()) {
      case ENDED -> Words.t("registry.state." + finding.detail());
      case FEE_OVERDUE, ENDS_SOON -> Words.day(java.time.LocalDate.parse(finding.detail()));
      default -> finding.detail();
    };
  }

  /** An amount without the cents of a whole one. */
  public static String yuan(Money money) {
    return Words.number(money.yuan().stripTrailingZeros().scale() <= 0 ? money.yuan().setScale(0, java.math.RoundingMode.UNNECESSARY) : money.yuan());
  }

  /** A price as people read it: 50,000 元一次性; 千分之 15. */
  public static String fee(Standing one) {
    var price = yuan(one.price());
    var rate = Words.number(BigDecimal.valueOf(one.ratePerMille(), 1).stripTrailingZeros());
    return Words.t("operation.fee." + one.feeMethod(), price, rate);
  }
}
