package cityip.registry;

import cityip.kernel.AsOf;
import cityip.kernel.RightNumber;
import cityip.registry.RightView.Event;
import cityip.registry.RightView.Flag;
import cityip.registry.RightView.Owner;
import cityip.registry.RightView.Stretch;
import cityip.registry.RightView.Told;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Puts the whole view of one right together from the events known at the moment. */
final class RightReader {

  private final JdbcClient db;
  private final StoredHistories stored;
  private final Terms terms;
  private final Payments payments;

  RightReader(JdbcClient db, Terms terms, Payments payments) {
    this.db = db;
    this.stored = new StoredHistories(db);
    this.terms = terms;
    this.payments = payments;
  }

  /** Empty when nothing about the right was known at the moment. */
  Optional<RightView> of(long asked, RightNumber askedNumber, AsOf at) {
    List<StoredHistories.Numbered> members = stored.oneRight(asked, askedNumber, at.known());
    long id = members.getFirst().id();
    RightNumber number = members.getFirst().number();
    List<Long> ids = members.stream().map(StoredHistories.Numbered::id).toList();
    List<RightEvent> events = stored.historyOf(ids, at.known());
    if (events.isEmpty()) {
      return Optional.empty();
    }
    Folded told = Fold.fold(number.jurisdiction(), number.kind(), events, terms);
    Map<Long, Map<Fact, String>> columns = columns(ids);
    Map<Fact, Told> facts = facts(events, columns, at.day());
    Folded.Span now = told.on(at.day());
    List<Flag> flags = flags(told, at.day());
    Told classes = facts.get(Fact.CLASSES);
    PaymentSchedule schedule = number.isChinese()
        ? payments.of(number.kind(), told, events, classes == null ? 1 : ((List<?>) classes.value()).size(), at.day()) : PaymentSchedule.NONE;
    return Optional.of(new RightView(id, number, members.stream().skip(1).map(StoredHistories.Numbered::number).toList(), at, Optional.ofNullable(now).map(Folded.Span::state), now == null ? null : now.unit(), told.filed(), told.granted(),
        told.termEnd(), facts, owners(told, at.day()), told.spans().stream().map(span -> new Stretch(span.state(), span.unit(), span.owner(), span.from(), open(span.until()))).toList(),
        events.stream().map(event -> new Event(event.id(), event.kind(), event.effective(), event.recorded(), event.batch(), event.line(), event.facts(),
            columns.getOrDefault(event.id(), Map.of()))).toList(), flags, schedule, allowed(now, flags)));
  }

  /** What the state allows, without what a suspension blocks (专利法实施细则 105). */
  private static Set<EventKind> allowed(Folded.@Nullable Span now, List<Flag> flags) {
    if (now == null) {
      return Set.of();
    }
    Set<EventKind> allowed = EnumSet.copyOf(now.state().allows());
    if (flags.stream().anyMatch(flag -> flag.kind() == FlagKind.SUSPENDED && flag.onTheDay())) {
      allowed.removeAll(Set.of(EventKind.TRANSFERRED, EventKind.PLEDGED, EventKind.ABANDONED));
    }
    return allowed;
  }

  private static @Nullable LocalDate open(LocalDate until) {
    return until.equals(Folded.FOREVER) ? null : until;
  }

  private static boolean holds(LocalDate from, LocalDate until, LocalDate day) {
    return !day.isBefore(from) && day.isBefore(until);
  }

  private static List<Owner> owners(Folded told, LocalDate day) {
    return told.owners().stream().map(owner -> new Owner(owner.party(), owner.name(), owner.position(), owner.from(), open(owner.until()), holds(owner.from(), owner.until(), day)))
        .sorted(Comparator.comparing(Owner::from).thenComparingInt(Owner::position)).toList();
  }

  private static List<Flag> flags(Folded told, LocalDate day) {
    return told.flags().stream().map(flag -> new Flag(flag.flag(), flag.detail(), flag.amount(), flag.from(), open(flag.until()), holds(flag.from(), flag.until(), day)))
        .sorted(Comparator.comparing(Flag::from).thenComparing(Flag::kind)).toList();
  }

  /** The last said on or before the day; what nobody had said by then is taken from the first who did. */
  private static Map<Fact, Told> facts(List<RightEvent> events, Map<Long, Map<Fact, String>> columns, LocalDate day) {
    Map<Fact, Told> facts = new EnumMap<>(Fact.class);
    for (RightEvent event : FoldInput.counted(events).stream().sorted(Fold.ORDER).toList()) {
      event.facts().values().forEach((fact, value) -> {
        Told before = facts.get(fact);
        if (before == null || !event.effective().isAfter(day)) {
          facts.put(fact, new Told(value, event.id(), event.effective(), event.recorded(), event.batch(), event.line(), columns.getOrDefault(event.id(), Map.of()).get(fact)));
        }
      });
    }
    return facts;
  }

  private Map<Long, Map<Fact, String>> columns(List<Long> rights) {
    Map<Long, Map<Fact, String>> columns = new HashMap<>();
    Map<Integer, Map<Fact, String>> layouts = new HashMap<>();
    db.sql("select e.id, l.id, l.columns::text from registry_event e join registry_source_layout l on l.id = e.layout_id where e.right_id = any(?)").params((Object) rights.toArray(Long[]::new)).query(row -> {
      String json = row.getString(3);
      columns.put(row.getLong(1), layouts.computeIfAbsent(row.getInt(2), _ -> layout(json)));
    });
    return columns;
  }

  private static Map<Fact, String> layout(String json) {
    Map<Fact, String> layout = new EnumMap<>(Fact.class);
    JsonMapper.shared().readTree(json).properties().forEach(entry -> {
      Fact fact = Fact.ofKey(entry.getKey());
      if (fact != null) {
        layout.put(fact, entry.getValue().asString());
      }
    });
    return layout;
  }
}
