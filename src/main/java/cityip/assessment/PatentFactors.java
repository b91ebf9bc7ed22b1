package cityip.assessment;

import cityip.factor.Measured;
import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.FlagKind;
import cityip.registry.PaymentSchedule.Status;
import cityip.registry.RightState;
import cityip.registry.RightView;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Measures a patent's factors from its history, as of a day and with what was known then; each says where it was read. */
final class PatentFactors {

  private static final Pattern CLAIM = Pattern.compile("(?m)^\\s*(\\d{1,3})\\s*[.．、]");

  private final RightView right;
  private final LocalDate day;
  private final String href;
  private final List<Measured> measured = new ArrayList<>();

  private PatentFactors(RightView right) {
    this.right = right;
    this.day = right.at().day();
    this.href = "/rights/" + right.number().canonical() + "?asOf=" + day;
  }

  static List<Measured> of(RightView right) {
    var factors = new PatentFactors(right);
    factors.legal();
    factors.technical();
    factors.economic();
    return List.copyOf(factors.measured);
  }

  /** Facts under which no score is given. */
  static List<String> vetoes(RightView right) {
    var vetoes = new ArrayList<String>();
    var state = right.state().orElse(RightState.UNKNOWN);
    if (state == RightState.INVALIDATED) {
      vetoes.add("invalidated");
    } else if (state.group() != RightState.Group.ALIVE) {
      vetoes.add("not-in-force");
    }
    if (right.has(FlagKind.SUSPENDED)) {
      vetoes.add("suspended");
    }
    if (right.payments().payments().stream().anyMatch(payment -> payment.status() == Status.IN_GRACE || payment.status() == Status.MISSED)) {
      vetoes.add("fee-overdue");
    }
    return vetoes;
  }

  private void add(String factor, @Nullable Number value, String evidence) {
    measured.add(Measured.of(factor, value, evidence, href));
  }

  private static BigDecimal years(LocalDate from, LocalDate to) {
    return BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(from, to))).divide(BigDecimal.valueOf(36525, 2), 2, RoundingMode.HALF_UP);
  }

  private void legal() {
    var end = right.termEnd();
    add("remaining-life", end == null ? null : years(day, end), Words.day(end));
    var claims = right.facts().get(Fact.CLAIMS) == null ? "" : String.valueOf(right.facts().get(Fact.CLAIMS).value());
    var numbers = CLAIM.matcher(claims).results().toList();
    add("claims", claims.isBlank() ? null : Math.max(1, numbers.size()), Words.t("assessment.value.text"));
    add("first-claim", claims.isBlank() ? null : numbers.size() < 2 ? claims.strip().length() : claims.substring(numbers.getFirst().start(), numbers.get(1).start()).strip().length(), Words.t("assessment.value.text"));
    var offices = right.events().stream().filter(event -> event.kind() == EventKind.FAMILY_MEMBER && !event.effective().isAfter(day)).map(event -> event.facts().text(Fact.FAMILY_NUMBER))
        .filter(number -> number != null && number.length() > 2 && !number.startsWith("CN")).map(number -> number.substring(0, 2)).distinct().sorted().toList();
    add("family", offices.size(), String.join(" ", offices));
  }

  private void technical() {
    var classes = texts(Fact.CLASSES).stream().filter(symbol -> symbol.length() >= 4).map(symbol -> symbol.substring(0, 4)).distinct().toList();
    add("breadth", classes.isEmpty() ? null : classes.size(), String.join(" ", classes));
    var inventors = texts(Fact.INVENTORS);
    add("inventors", inventors.isEmpty() ? null : inventors.size(), String.join("；", inventors));
    var cites = texts(Fact.CITES);
    add("cites", cites.isEmpty() ? null : cites.size(), cites.size() > 5 ? String.join(" ", cites.subList(0, 5)) + " …" : String.join(" ", cites));
    count("award", Set.of(EventKind.AWARDED));
  }

  private void economic() {
    count("licences", Set.of(EventKind.LICENSED, EventKind.OPEN_LICENSED));
    count("transfers", Set.of(EventKind.TRANSFERRED));
    count("pledges", Set.of(EventKind.PLEDGED));
    var granted = right.granted();
    add("upkeep", granted == null || granted.isAfter(day) ? null : years(granted, day), Words.day(granted));
  }

  private void count(String factor, Set<EventKind> kinds) {
    var days = right.events().stream().filter(event -> kinds.contains(event.kind()) && !event.effective().isAfter(day)).map(event -> Words.day(event.effective())).toList();
    add(factor, days.size(), String.join("；", days));
  }

  private List<String> texts(Fact fact) {
    var told = right.facts().get(fact);
    return told != null && told.value() instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
