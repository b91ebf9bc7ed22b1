package cityip.fasttrack;

import cityip.casework.CaseInHand;
import cityip.casework.FactFigures;
import cityip.casework.FactRows;
import cityip.rulebook.Rulebook;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the centre may do, for which classes and how much for each enterprise; all of it dated data. */
@Component
public class Centre {

  static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");
  static final String ENROLMENT = "fasttrack-enrolment";
  static final String PRE_EXAMINATION = "pre-examination";

  private final Rulebook rulebook;
  private final FactRows rows;
  private final FactFigures figures;
  private final Clock clock;

  Centre(Rulebook rulebook, FactRows rows, FactFigures figures, Clock clock) {
    this.rulebook = rulebook;
    this.rows = rows;
    this.figures = figures;
    this.clock = clock;
  }

  /** One class of the scope. */
  public record Scope(String prefix, String industryZh, String industryEn) {}

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CITY_TIME);
  }

  /** Whether a centre of the city is approved: then what it passes gets the mark, before that it advises and hands on. */
  public boolean approved() {
    return rulebook.rule("fasttrack.centre", today()).value().asString().equals("approved");
  }

  public List<Scope> scope() {
    var scope = new ArrayList<Scope>();
    for (var one : rulebook.rule("fasttrack.scope", today()).value()) {
      scope.add(new Scope(one.get("prefix").asString(), one.get("zh").asString(), one.get("en").asString()));
    }
    return scope;
  }

  public String scopeSource() {
    return rulebook.rule("fasttrack.scope", today()).source();
  }

  /** Requests that an enterprise may have accepted in a calendar year. */
  public int quota() {
    return rulebook.rule("fasttrack.quota", today()).value().asInt();
  }

  boolean inScope(String symbol) {
    var plain = symbol.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    return scope().stream().anyMatch(one -> plain.startsWith(one.prefix()));
  }

  boolean enrolled(String number, List<String> parties) {
    return rows.find(FactRows.Wish.of(ENROLMENT, "enrolled"), number.strip()).filter(row -> parties.contains(row.applicant())).isPresent();
  }

  boolean hasQuota(CaseInHand c) {
    var since = LocalDate.of(today().getYear(), 1, 1).atStartOfDay(CITY_TIME).toInstant();
    return figures.didSince(PRE_EXAMINATION, "enrolment", c.fact("enrolment"), "accept", since) < quota();
  }
}
