package cityip.finance.pool;

import cityip.casework.PartyRows.Row;
import cityip.finance.lending.Loan;
import cityip.finance.lending.Loans;
import cityip.finance.risk.Collateral;
import cityip.kernel.Money;
import cityip.kernel.RightKind;
import cityip.registry.FlagKind;
import cityip.rulebook.Rule;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a firm must bring for the pool, as a table one can read: each rule with what was found and what is missing; and the points that give its tier. */
@Component
public final class EntryRules {

  static final String RULE = "finance.pool";

  private final Rulebook rulebook;
  private final FirmSize size;
  private final Collateral collateral;
  private final Loans loans;

  EntryRules(Rulebook rulebook, FirmSize size, Collateral collateral, Loans loans) {
    this.rulebook = rulebook;
    this.size = size;
    this.collateral = collateral;
    this.loans = loans;
  }

  /** One rule: word {@code finance.entry.<name>}, what was found, what is asked. */
  public record Line(String name, boolean holds, String found, String asked) {}

  /** What gives points: word {@code finance.entry.points.<name>}. */
  public record Points(String name, BigDecimal points, int most, String how) {}

  public record Entry(List<Line> lines, List<Points> points, BigDecimal score, String tier, Rule rule) {

    public boolean met() {
      return lines.stream().allMatch(Line::holds);
    }
  }

  /** What a firm says of itself, as facts of its application; {@code body} 0 when the register does not know it. */
  public record Told(String sector, int staff, Money revenue, Money assets, int months, String rights, boolean consent, boolean cleanRecord, long body) {

    static Told of(Row row) {
      return new Told(row.fact("sector"), count(row, "staff"), money(row, "revenue"), money(row, "assets"), count(row, "need-months"), row.fact("rights"), row.fact("consent").equals("yes"),
          row.fact("no-bad-record").equals("yes"), row.applicantBody());
    }

    private static int count(Row row, String fact) {
      return row.fact(fact).isEmpty() ? 0 : Integer.parseInt(row.fact(fact));
    }

    private static Money money(Row row, String fact) {
      return row.fact(fact).isEmpty() ? Money.ZERO : new Money(new BigDecimal(row.fact(fact)));
    }
  }

  /** What was found about the rights and loans of a firm. */
  record Found(String size, int inventions, int others, boolean owned, boolean strategic, boolean overdue) {}

  public Entry of(Told told) {
    var today = collateral.today();
    var pieces = collateral.pieces(told.rights()).stream().filter(Collateral.Piece::alive).toList();
    var inventions = (int) pieces.stream().filter(piece -> kind(piece) == RightKind.INVENTION).count();
    var strategic = pieces.stream().map(Collateral.Piece::view).anyMatch(right -> right != null && (right.has(FlagKind.SEI_BRANCH) || right.has(FlagKind.SEI_BRANCH_BY_KEYWORD)));
    var overdue = told.body() != 0 && loans.in(Set.of("overdue", "defaulted", "settled"), new Scope.OneBody(told.body())).stream().map(Loan::row).anyMatch(row -> row.applicantBody() == told.body());
    var known = size.sectors(today).contains(told.sector()) ? size.of(told.sector(), told.staff(), told.revenue(), told.assets(), today) : "";
    return read(rulebook.rule(RULE, today), told, new Found(known, inventions, pieces.size() - inventions, told.body() != 0 && collateral.ownedBy(pieces, told.body()), strategic, overdue));
  }

  private static @org.jspecify.annotations.Nullable RightKind kind(Collateral.Piece piece) {
    var right = piece.view();
    return right == null ? null : right.number().kind();
  }

  static Entry read(Rule rule, Told told, Found found) {
    var value = rule.value();
    var rights = found.inventions() + found.others();
    var lines = new ArrayList<Line>();
    lines.add(new Line("size", value.get("sizes").valueStream().anyMatch(one -> one.asString().equals(found.size())), found.size(), ""));
    lines.add(new Line("rights", rights >= value.get("least-rights").asInt() && found.inventions() >= value.get("least-inventions").asInt(), Integer.toString(rights), value.get("least-rights").asString()));
    lines.add(new Line("owned", found.owned(), "", ""));
    lines.add(new Line("months", told.months() >= 1 && told.months() <= value.get("most-months").asInt(), Integer.toString(told.months()), value.get("most-months").asString()));
    lines.add(new Line("record", told.cleanRecord(), "", ""));
    lines.add(new Line("overdue", !found.overdue(), "", ""));
    lines.add(new Line("consent", told.consent(), "", ""));
    var points = points(value, told, found);
    var score = points.stream().map(Points::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    var tier = score.compareTo(value.get("tier-a").decimalValue()) >= 0 ? "a" : score.compareTo(value.get("tier-b").decimalValue()) >= 0 ? "b" : "c";
    return new Entry(List.copyOf(lines), points, score, tier, rule);
  }

  private static String wan(Money money) {
    return money.inWan().stripTrailingZeros().toPlainString() + "万";
  }

  private static List<Points> points(JsonNode value, Told told, Found found) {
    var most = value.get("rights-most").asInt();
    var perInvention = value.get("invention-points").asInt();
    var perRight = value.get("right-points").asInt();
    var operation = value.get("operation-most").asInt();
    var full = value.get("revenue-full").decimalValue();
    var earned = told.revenue().yuan().multiply(BigDecimal.valueOf(operation)).divide(full, 1, RoundingMode.HALF_UP).min(BigDecimal.valueOf(operation));
    var credit = value.get("credit-points").asInt();
    var industry = value.get("industry-points").asInt();
    return List.of(new Points("rights", BigDecimal.valueOf(Math.min(most, found.inventions() * perInvention + found.others() * perRight)), most, found.inventions() + " × " + perInvention + " + " + found.others() + " × " + perRight),
        new Points("operation", earned, operation, wan(told.revenue()) + " ÷ " + wan(new Money(full)) + " × " + operation), new Points("credit", BigDecimal.valueOf(told.cleanRecord() && !found.overdue() ? credit : 0), credit, ""),
        new Points("industry", BigDecimal.valueOf(found.strategic() ? industry : 0), industry, ""));
  }
}
