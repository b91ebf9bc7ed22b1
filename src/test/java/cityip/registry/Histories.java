package cityip.registry;

import cityip.kernel.RightKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A little language for histories in tests: {@code anInvention().filed("2010-01-01").granted("2012-01-01").on("2015-01-01")}. */
final class Histories {

  static final Terms TERMS = new StatutoryTerms(DatedRules.read("/rules/registry.yaml"));
  static final Instant KNOWN = Instant.parse("2026-01-01T00:00:00Z");

  private final RightKind kind;
  private final String jurisdiction;
  private final List<RightEvent> events = new ArrayList<>();

  private Histories(String jurisdiction, RightKind kind) {
    this.jurisdiction = jurisdiction;
    this.kind = kind;
  }

  static Histories a(RightKind kind) {
    return new Histories("CN", kind);
  }

  static Histories anInvention() {
    return a(RightKind.INVENTION);
  }

  static Histories aGrantedInvention() {
    return anInvention().filedBy("2010-03-04", 1, "370811").event(EventKind.PUBLISHED, "2011-09-04").event(EventKind.GRANTED, "2013-05-06");
  }

  static Histories aMark() {
    return a(RightKind.TRADEMARK).filedBy("2009-01-01", 1, "370811").event(EventKind.REGISTERED, "2010-01-14");
  }

  Histories filed(String day) {
    return event(EventKind.FILED, day);
  }

  Histories filedBy(String day, long party, String unit) {
    return owners(EventKind.FILED, day, "济宁示例" + party, party, unit);
  }

  Histories owners(EventKind what, String day, String name, long party, String unit) {
    return add(what, day, Map.of(Fact.OWNERS, List.of(new Holder(name, null, unit == null ? null : "某地", unit))), List.of(new RightEvent.Placed(party, unit)), List.of());
  }

  /** A list that names an applicant on a day. */
  Histories applicants(String day, String name, long party, String unit) {
    return add(EventKind.HELD, day, Map.of(Fact.OWNERS, List.of(new Holder(name, null, "某地", unit)), Fact.CAPACITY, "applicant"), List.of(new RightEvent.Placed(party, unit)), List.of());
  }

  Histories event(EventKind what, String day) {
    return event(what, day, Map.of());
  }

  Histories event(EventKind what, String day, Map<Fact, ?> facts) {
    return add(what, day, facts, List.of(), List.of());
  }

  Histories described(String day, SeiBranches.Match... branches) {
    return add(EventKind.DESCRIBED, day, Map.of(Fact.CLASSES, List.of("G06F11/14")), List.of(), List.of(branches));
  }

  private Histories add(EventKind what, String day, Map<Fact, ?> facts, List<RightEvent.Placed> places, List<SeiBranches.Match> branches) {
    Map<Fact, Object> kept = new EnumMap<>(Fact.class);
    facts.forEach((fact, value) -> Facts.put(kept, fact, value));
    events.add(new RightEvent(events.size() + 1, what, LocalDate.parse(day), KNOWN, 1, 1, Facts.of(kept), places, branches));
    return this;
  }

  List<RightEvent> events() {
    return events;
  }

  Folded told() {
    return Fold.fold(jurisdiction, kind, events, TERMS);
  }

  RightState on(String day) {
    Folded.Span span = told().on(LocalDate.parse(day));
    return span == null ? null : span.state();
  }

  List<String> flags(String day) {
    LocalDate at = LocalDate.parse(day);
    return told().flags().stream().filter(f -> !at.isBefore(f.from()) && at.isBefore(f.until()))
        .map(f -> f.flag().code() + (f.detail().isEmpty() ? "" : " " + f.detail()) + (f.amount() == null ? "" : " " + f.amount().toPlainString())).toList();
  }
}
