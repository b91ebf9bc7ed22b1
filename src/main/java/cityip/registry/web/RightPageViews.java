package cityip.registry.web;

import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.Facts;
import cityip.registry.FlagKind;
import cityip.registry.Holder;
import cityip.registry.PaymentSchedule.Payment;
import cityip.registry.RightLinks;
import cityip.registry.RightView;
import cityip.rulebook.City;
import cityip.shell.AsOfQuery;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the page of one right shows. */
public final class RightPageViews {

  private RightPageViews() {}

  /** A fact in words, and where it comes from. */
  public record FactLine(String name, String value, long batch, int line, String column, String effective) {}

  /** An event in words; {@code details} are its own facts. */
  public record EventLine(EventKind kind, LocalDate effective, String words, List<String> details, String recorded, long batch, int line) {}

  public record PaymentLine(String what, LocalDate due, LocalDate payableUntil, LocalDate graceUntil, String payable, String status, String tone, String source) {}

  /** A document the office published of this right, of its family, or that it cites; {@code what} says which. */
  public record DocumentLine(String number, String what, @Nullable LocalDate day, boolean own) {}

  public record RightPage(RightView right, AsOfQuery asOf, String unit, List<FactLine> facts, List<EventLine> events, List<PaymentLine> payments, List<String> flags,
      List<DocumentLine> documents, boolean officer, List<RightLinks.Link> links) {

    public String heading() {
      return right.title().isEmpty() ? right.number().canonical() : right.title();
    }
  }

  static RightPage page(RightView right, AsOfQuery asOf, City city, boolean officer, List<RightLinks.Link> links) {
    var facts = new ArrayList<FactLine>();
    right.facts().entrySet().stream().filter(entry -> entry.getKey() != Fact.CAPACITY).forEach(entry -> facts.add(line(entry.getKey(), entry.getValue())));
    var events = right.events().stream().filter(event -> event.kind() != EventKind.DESCRIBED).map(RightPageViews::event).toList();
    var flags = right.flags().stream().filter(flag -> flag.onTheDay() && flag.kind() != FlagKind.NICE_CLASS)
        .map(flag -> Words.t(flag.kind().messageKey()) + (flag.detail().isEmpty() ? "" : " " + flag.detail()) + amount(flag.amount())).toList();
    return new RightPage(right, asOf, RightViews.unitName(city, right.unit()), facts, events,
        right.payments().payments().stream().filter(Payment::isOpen).limit(6).map(RightPageViews::payment).toList(), flags, documents(right), officer, links);
  }

  /** What can be read elsewhere under a number of its own: own publications by their day, then the family, then what is cited. */
  private static List<DocumentLine> documents(RightView right) {
    var documents = new LinkedHashMap<String, DocumentLine>();
    right.events().stream().filter(event -> event.facts().has(Fact.PUBLICATION_NUMBER)).sorted(Comparator.comparing(RightView.Event::effective)).forEach(event ->
        documents.putIfAbsent(String.valueOf(event.facts().text(Fact.PUBLICATION_NUMBER)), new DocumentLine(String.valueOf(event.facts().text(Fact.PUBLICATION_NUMBER)),
            Words.t(event.kind() == EventKind.DESCRIBED ? EventKind.PUBLISHED.messageKey() : event.kind().messageKey()), event.kind() == EventKind.DESCRIBED ? null : event.effective(), true)));
    right.events().stream().filter(event -> event.kind() == EventKind.FAMILY_MEMBER && event.facts().has(Fact.FAMILY_NUMBER)).forEach(event ->
        documents.putIfAbsent(String.valueOf(event.facts().text(Fact.FAMILY_NUMBER)), new DocumentLine(String.valueOf(event.facts().text(Fact.FAMILY_NUMBER)),
            Words.t("registry.right.document.family"), event.effective(), false)));
    right.events().stream().flatMap(event -> event.facts().texts(Fact.CITES).stream()).forEach(number ->
        documents.putIfAbsent(number, new DocumentLine(number, Words.t("registry.right.document.cited"), null, false)));
    return List.copyOf(documents.values());
  }

  private static FactLine line(Fact fact, RightView.Told told) {
    return new FactLine(Words.t(fact.messageKey()), value(told.value()), told.batch(), told.line(), told.column() == null ? "" : told.column(), Words.day(told.effective()));
  }

  private static EventLine event(RightView.Event event) {
    var details = new ArrayList<String>();
    for (var fact : List.of(Fact.OWNERS, Fact.CONTRACT, Fact.AMOUNT, Fact.PLEDGOR, Fact.CREDITOR, Fact.LICENSEE, Fact.LICENCE_TYPE, Fact.FAMILY_NUMBER, Fact.AWARD, Fact.YEAR,
        Fact.SCOPE, Fact.REMARK)) {
      if (event.facts().has(fact)) {
        details.add(Words.t(fact.messageKey()) + " " + value(event.facts(), fact));
      }
    }
    return new EventLine(event.kind(), event.effective(), Words.t(event.kind().messageKey()), details, Words.moment(event.recorded()), event.batch(), event.line());
  }

  private static String value(Facts facts, Fact fact) {
    return switch (fact.form()) {
      case TEXT -> String.valueOf(facts.text(fact));
      case TEXTS -> String.join("、", facts.texts(fact));
      case HOLDERS -> facts.holders().stream().map(Holder::name).collect(Collectors.joining("、"));
      case AMOUNT -> Words.number(facts.amount(fact));
      case DAY -> Words.day(facts.day(fact));
    };
  }

  private static String value(Object value) {
    return switch (value) {
      case BigDecimal amount -> Words.number(amount);
      case LocalDate day -> Words.day(day);
      case List<?> many -> many.stream().map(one -> one instanceof Holder holder ? holder.name() : String.valueOf(one)).collect(Collectors.joining("、"));
      default -> String.valueOf(value);
    };
  }

  private static String amount(@Nullable BigDecimal yuan) {
    return yuan == null ? "" : " " + Words.t("registry.yuan", Words.number(yuan));
  }

  static PaymentLine payment(Payment payment) {
    var status = payment.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var words = Words.t("registry.payment." + payment.what().name().toLowerCase(Locale.ROOT), payment.year());
    return new PaymentLine(words, payment.due(), payment.payableUntil(), payment.graceUntil(), Words.number(payment.payable().yuan()), Words.t("registry.payment.status." + status),
        switch (payment.status()) {
          case PAID, MUST_HAVE_BEEN_PAID -> "good";
          case AHEAD -> "waiting";
          case IN_GRACE, MISSED -> "bad";
        }, payment.source());
  }

  /** Payments to remember, for the owner's own account. */
  public record ReminderLine(String number, String title, PaymentLine payment) {}

  public record RemindersPage(List<ReminderLine> lines, int days) {}
}
