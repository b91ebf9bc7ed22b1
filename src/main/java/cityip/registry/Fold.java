package cityip.registry;

import cityip.kernel.RightKind;
import cityip.registry.EventKind.Nature;
import cityip.registry.Folded.OwnerSpan;
import cityip.registry.Folded.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a right's history from its events: a pure function of the events and the terms of the law, the same in whatever order
 * the events came in at one moment. Which events are known at a moment is the caller's choice, and that is all there is to
 * knowing the past.
 */
final class Fold {

  /** A state or ownership that begins on a day and lasts until the next one. */
  private record Step<T>(LocalDate from, T value) {}

  private record Ownership(List<Holder> holders, List<RightEvent.Placed> places) {

    static final Ownership NOBODY = new Ownership(List.of(), List.of());

    long first() {
      return places.isEmpty() ? 0 : places.getFirst().party();
    }

    @Nullable String unit() {
      return places.isEmpty() ? null : places.getFirst().unit();
    }
  }

  static final Comparator<RightEvent> ORDER = Comparator.comparing(RightEvent::effective)
      .thenComparing(event -> event.kind().ordinal()).thenComparingLong(RightEvent::id);

  private final Terms terms;
  private final boolean chinese;
  private final RightKind kind;
  private final List<RightEvent> events;
  private final @Nullable LocalDate filed;
  private final @Nullable LocalDate granted;
  private final LocalDate first;
  private final Terms.Term term;
  private final @Nullable LocalDate termEnd;

  private Fold(String jurisdiction, RightKind kind, List<RightEvent> live, Terms terms) {
    this.terms = terms;
    this.chinese = jurisdiction.equals("CN");
    this.kind = kind;
    List<RightEvent> counted = FoldInput.counted(live);
    this.filed = dayOf(counted, EventKind.FILED);
    LocalDate registered = dayOf(counted, EventKind.REGISTERED);
    this.granted = registered != null ? registered : dayOf(counted, EventKind.GRANTED);
    counted.replaceAll(this::dated);
    counted.sort(ORDER);
    this.events = counted;
    this.first = firstDay();
    this.term = terms.term(jurisdiction, kind, variant(), kind.isPatent() ? or(filed, first) : or(granted, first));
    this.termEnd = termEnd();
  }

  /** The history told by these events; the order of the list does not matter. */
  static Folded fold(String jurisdiction, RightKind kind, List<RightEvent> events, Terms terms) {
    return events.isEmpty() ? Folded.NOTHING : new Fold(jurisdiction, kind, events, terms).tell();
  }

  private Folded tell() {
    List<Step<Ownership>> owners = ownerships();
    List<Span> spans = spans(states(), owners);
    return new Folded(filed, granted, termEnd, spans, ownerSpans(owners), new FlagFold(kind, first, events).flags());
  }

  private static @Nullable LocalDate dayOf(List<RightEvent> events, EventKind kind) {
    for (RightEvent event : events) {
      if (event.kind() == kind) {
        return event.effective();
      }
    }
    return null;
  }

  /** A lapse dated only by its notice took effect on the due day before the grace period (专利法实施细则 115). */
  private RightEvent dated(RightEvent event) {
    if (event.kind() != EventKind.LAPSED || !event.facts().has(Fact.ANNOUNCED_ONLY) || filed == null || !filed.isBefore(event.effective())) {
      return event;
    }
    LocalDate latestDue = event.effective().minusMonths(terms.annuityGraceMonths(event.effective()));
    int years = latestDue.getYear() - filed.getYear();
    LocalDate due = filed.plusYears(years).isAfter(latestDue) ? filed.plusYears(years - 1L) : filed.plusYears(years);
    return due.isAfter(filed) ? event.on(due) : event;
  }

  /** The day the right's history begins: its first legal act, or the first thing said when no act is known. */
  private LocalDate firstDay() {
    LocalDate act = null;
    for (RightEvent event : events) { // in order of days
      if (act == null && event.kind().nature() != Nature.REMARK) {
        act = event.effective();
      }
    }
    return act != null ? act : events.getFirst().effective();
  }

  private @Nullable LocalDate termEnd() {
    LocalDate start = switch (term.start()) {
      case FILED -> filed;
      case GRANTED -> granted;
      case FIRST_USE -> earlier(filed, said(Fact.FIRST_USED_ON));
    };
    LocalDate end = start == null || term.years() == 0 ? null : start.plusYears(term.years());
    LocalDate created = term.capYears() == 0 ? null : said(Fact.CREATED_ON);
    end = end == null || created == null ? end : earlier(end, created.plusYears(term.capYears()));
    for (RightEvent event : events) {
      LocalDate stated = event.facts().day(Fact.UNTIL);
      if (event.kind() == EventKind.GRANTED || event.kind() == EventKind.REGISTERED) {
        end = stated != null ? stated.plusDays(1) : end;
      } else if (event.kind() == EventKind.RENEWED) {
        end = renewed(end, event, stated);
      }
    }
    return end;
  }

  /** A renewal counts once its window is open; an earlier one only repeats the renewal before. */
  private @Nullable LocalDate renewed(@Nullable LocalDate end, RightEvent event, @Nullable LocalDate stated) {
    if (stated != null) {
      return end == null || stated.plusDays(1).isAfter(end) ? stated.plusDays(1) : end;
    }
    if (end == null || term.renewYears() == 0 || event.effective().isBefore(end.minusMonths(term.renewalOpensMonths()))) {
      return end;
    }
    return end.plusYears(term.renewYears());
  }

  private String variant() {
    String variant = "";
    for (RightEvent event : events) {
      String said = event.facts().text(Fact.VARIANT);
      variant = said != null ? said : variant;
    }
    return variant;
  }

  private @Nullable LocalDate said(Fact fact) {
    LocalDate day = null;
    for (RightEvent event : events) {
      LocalDate said = event.facts().day(fact);
      day = said != null ? said : day;
    }
    return day;
  }

  private static LocalDate or(@Nullable LocalDate day, LocalDate other) {
    return day != null ? day : other;
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
    return a == null ? b : b == null || a.isBefore(b) ? a : b;
  }

  private List<Step<RightState>> states() {
    if (isVoid()) { // deemed never to have existed (专利法 47): at any earlier day, too
      return List.of(new Step<>(first, RightState.INVALIDATED));
    }
    List<Step<RightState>> steps = new ArrayList<>(6);
    RightState now = RightState.UNKNOWN;
    RightState pending = RightState.UNKNOWN;
    for (RightEvent event : events) {
      if (event.effective().isBefore(first)) {
        continue;
      }
      RightState next = next(now, pending, event);
      pending = next.group() == RightState.Group.PENDING ? next : pending;
      if (heals(now, event)) {
        while (!steps.isEmpty() && steps.getLast().value().group() == RightState.Group.ENDED) {
          steps.removeLast();
        }
        now = steps.isEmpty() ? RightState.UNKNOWN : steps.getLast().value();
      }
      if (next != now || steps.isEmpty()) {
        steps.add(new Step<>(event.effective(), next));
      }
      now = next;
    }
    return overlayTerm(steps);
  }

  /** Where the law has it so, a restored right never was lost: the days between are in force once the restoration is known. */
  private boolean heals(RightState now, RightEvent event) {
    return event.kind() == EventKind.RESTORED && now.group() == RightState.Group.ENDED && now != RightState.EXPIRED && chinese
        && terms.restorationHeals(event.effective());
  }

  private RightState next(RightState now, RightState pending, RightEvent event) {
    boolean ended = now.group() == RightState.Group.ENDED;
    return switch (event.kind()) {
      case FILED -> now == RightState.UNKNOWN ? RightState.FILED : now;
      case PUBLISHED -> now == RightState.UNKNOWN || now == RightState.FILED ? RightState.PUBLISHED : now;
      case EXAMINED -> now.group() == RightState.Group.PENDING ? RightState.EXAMINED : now;
      case GRANTED, REGISTERED -> RightState.IN_FORCE;
      case RENEWED -> now == RightState.EXPIRED || now == RightState.UNKNOWN ? RightState.IN_FORCE : now;
      case LAPSED -> RightState.LAPSED;
      case ABANDONED -> RightState.ABANDONED;
      case WITHDRAWN -> RightState.WITHDRAWN;
      case REFUSED -> RightState.REFUSED;
      case CANCELLED -> RightState.CANCELLED;
      case EXPIRED -> RightState.EXPIRED;
      case RESTORED -> ended ? granted != null && !granted.isAfter(event.effective()) ? RightState.IN_FORCE : pending : now;
      case CORRECTED, DESCRIBED, HELD, PARTLY_CANCELLED, TRANSFERRED, RENAMED, MOVED, PLEDGED, RELEASED, LICENSED, LICENCE_ENDED, OPEN_LICENSED, OPEN_LICENCE_WITHDRAWN,
          SUSPENDED, RESUMED, FEE_PAID, INVALIDATED, PARTLY_INVALIDATED, FAMILY_MEMBER, AWARDED, JOINED -> now;
    };
  }

  /** Invalidated in whole, and no later restoration has set that aside. */
  private boolean isVoid() {
    boolean invalidated = false;
    for (RightEvent event : events) {
      invalidated = event.kind() == EventKind.INVALIDATED || invalidated && event.kind() != EventKind.RESTORED;
    }
    return invalidated;
  }

  /** What is in force ends with its term; a mark first stays a while in grace. */
  private List<Step<RightState>> overlayTerm(List<Step<RightState>> steps) {
    if (termEnd == null) {
      return steps;
    }
    LocalDate graceEnd = termEnd.plusMonths(term.graceMonths());
    List<Step<RightState>> out = new ArrayList<>(steps.size() + 2);
    for (int i = 0; i < steps.size(); i++) {
      Step<RightState> step = steps.get(i);
      LocalDate until = i + 1 < steps.size() ? steps.get(i + 1).from() : Folded.FOREVER;
      if (step.value() != RightState.IN_FORCE || !until.isAfter(termEnd)) {
        out.add(step);
        continue;
      }
      if (step.from().isBefore(termEnd)) {
        out.add(step);
      }
      LocalDate graceFrom = later(step.from(), termEnd);
      if (graceFrom.isBefore(graceEnd)) {
        out.add(new Step<>(graceFrom, RightState.GRACE));
      }
      if (until.isAfter(graceEnd)) {
        out.add(new Step<>(later(step.from(), graceEnd), RightState.EXPIRED));
      }
    }
    return out;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /** Owners from the first day on: before the first known owner the first known. */
  private List<Step<Ownership>> ownerships() {
    List<Step<Ownership>> steps = new ArrayList<>(2);
    Ownership now = Ownership.NOBODY;
    for (RightEvent event : new Holdings(events, first).inOrder()) {
      now = next(now, event);
      if (steps.isEmpty() || !event.effective().isAfter(first)) {
        steps.clear();
        steps.add(new Step<>(first, now));
      } else {
        steps.add(new Step<>(event.effective(), now));
      }
    }
    return steps;
  }

  /** After a new name the place stays where it was unless an address comes along; after a move the name stays. */
  private static Ownership next(Ownership before, RightEvent event) {
    List<RightEvent.Placed> places = event.places();
    if (event.kind() == EventKind.TRANSFERRED || before.places().size() != places.size()) {
      return new Ownership(event.facts().holders(), places);
    }
    List<RightEvent.Placed> kept = new ArrayList<>(places.size());
    for (int i = 0; i < places.size(); i++) {
      RightEvent.Placed place = places.get(i);
      boolean placeless = place.unit() == null && event.facts().holders().get(i).address() == null;
      kept.add(placeless ? new RightEvent.Placed(place.party(), before.places().get(i).unit()) : place);
    }
    return new Ownership(event.facts().holders(), kept);
  }

  private List<Span> spans(List<Step<RightState>> states, List<Step<Ownership>> owners) {
    List<Span> spans = new ArrayList<>(states.size() + owners.size());
    int s = 0;
    int o = 0;
    LocalDate from = states.isEmpty() ? Folded.FOREVER : first;
    while (from.isBefore(Folded.FOREVER)) {
      LocalDate nextState = s + 1 < states.size() ? states.get(s + 1).from() : Folded.FOREVER;
      LocalDate nextOwner = o + 1 < owners.size() ? owners.get(o + 1).from() : Folded.FOREVER;
      LocalDate until = nextState.isBefore(nextOwner) ? nextState : nextOwner;
      Ownership owner = owners.isEmpty() ? Ownership.NOBODY : owners.get(o).value();
      add(spans, new Span(states.get(s).value(), owner.unit(), owner.first(), filed, granted, from, until));
      s = nextState.equals(until) && s + 1 < states.size() ? s + 1 : s;
      o = nextOwner.equals(until) && o + 1 < owners.size() ? o + 1 : o;
      from = until;
    }
    return spans;
  }

  /** Leaves out days that do not exist and joins neighbours that say the same. */
  private static void add(List<Span> spans, Span span) {
    if (!span.from().isBefore(span.until())) {
      return;
    }
    Span last = spans.isEmpty() ? null : spans.getLast();
    if (last != null && last.state() == span.state() && last.owner() == span.owner() && java.util.Objects.equals(last.unit(), span.unit())) {
      spans.set(spans.size() - 1, new Span(last.state(), last.unit(), last.owner(), last.filed(), last.granted(), last.from(), span.until()));
    } else {
      spans.add(span);
    }
  }

  /** Who stays on over a step under the same name and place in the order is told once. */
  private static Set<OwnerSpan> ownerSpans(List<Step<Ownership>> owners) {
    Set<OwnerSpan> spans = new LinkedHashSet<>();
    List<OwnerSpan> open = new ArrayList<>(2);
    for (int i = 0; i < owners.size(); i++) {
      Ownership owner = owners.get(i).value();
      LocalDate from = owners.get(i).from();
      LocalDate until = i + 1 < owners.size() ? owners.get(i + 1).from() : Folded.FOREVER;
      List<OwnerSpan> now = new ArrayList<>(2);
      for (int p = 0; p < owner.holders().size() && from.isBefore(until); p++) {
        OwnerSpan before = p < open.size() ? open.get(p) : null;
        long party = owner.places().get(p).party();
        String name = owner.holders().get(p).name();
        LocalDate since = from;
        if (before != null && before.party() == party && before.name().equals(name)) {
          spans.remove(before);
          since = before.from();
        }
        now.add(new OwnerSpan(party, p + 1, name, since, until));
      }
      spans.addAll(now);
      open = from.isBefore(until) ? now : open;
    }
    return spans;
  }
}
