package cityip.registry;

import cityip.kernel.AsOf;
import cityip.kernel.Money;
import cityip.kernel.PublicationNumber;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.kernel.RightNumbers;
import cityip.kernel.RightNumbers.Lookup;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The registry of rights, for reading: one right with its whole history, portfolios, reminders, each as of a day with
 * what was known at a moment.
 */
public final class Registry {

  private record Stored(long id, RightNumber number) {}

  private static final String HELD = """
      o.party_id in (:bodies) and o.valid_from <= :day and :day < o.valid_until and o.known_from <= :known and :known < o.known_until""";

  private final JdbcClient db;
  private final StoredHistories stored;
  private final Terms terms;
  private final Payments payments;
  private final RightReader views;
  private final LongFunction<List<Long>> sameAs;

  Registry(JdbcClient db, Terms terms, Payments payments, LongFunction<List<Long>> sameAs) {
    this.db = db;
    this.stored = new StoredHistories(db);
    this.terms = terms;
    this.payments = payments;
    this.views = new RightReader(db, terms, payments);
    this.sameAs = body -> {
      List<Long> all = sameAs.apply(body);
      return all.isEmpty() ? List.of(body) : all;
    };
  }

  /** The right of this number as a viewer may see it; empty when nothing about it was known at the moment, or it is not for these eyes. */
  public Optional<RightView> find(RightNumber number, AsOf at, Scope scope) {
    return db.sql("select id from registry_right where jurisdiction = ? and kind = ? and number = ?").params(number.jurisdiction(), number.kind().number(), number.canonical())
        .query(Long.class).optional().flatMap(id -> views.of(id, number, at)).filter(right -> mayBeSeen(right, scope));
  }

  /** The first right that any written form of a number may mean and the viewer may see. */
  public Optional<RightView> find(String written, AsOf at, Scope scope) {
    for (Stored right : lookUp(written)) {
      Optional<RightView> view = views.of(right.id(), right.number(), at).filter(seen -> mayBeSeen(seen, scope));
      if (view.isPresent()) {
        return view;
      }
    }
    return Optional.empty();
  }

  /** As {@link #find(String, AsOf, Scope)}, and beyond the scope also rights whose document everybody can read; what else is told of them is not for strangers. */
  public Optional<RightView> findReadable(String written, AsOf at, Scope scope) {
    return find(written, at, scope).or(() -> find(written, at, new Scope.WholeCity()).filter(RightView::published));
  }

  /** The right of this id, as other modules keep it. */
  public Optional<RightView> find(long id, AsOf at, Scope scope) {
    return db.sql("select id, jurisdiction, kind, number from registry_right where id = ?").params(id).query((row, _) -> stored(row)).optional()
        .flatMap(right -> views.of(right.id(), right.number(), at)).filter(right -> mayBeSeen(right, scope));
  }

  /** Row scope for one right. Unpublished applications are confidential (专利审查指南; 实施细则 145), so for others it is as if there were none. */
  private boolean mayBeSeen(RightView right, Scope scope) {
    return switch (scope) {
      case Scope.WholeCity _ -> true;
      case Scope.OneUnit one -> one.unit().equals(right.unit());
      case Scope.OneBody one -> {
        List<Long> own = sameAs.apply(one.bodyId());
        yield right.owners().stream().anyMatch(owner -> owner.onTheDay() && own.contains(owner.party()));
      }
      case Scope.PublicOnly _ -> false;
    };
  }

  private Set<Stored> lookUp(String written) {
    Set<Stored> found = new LinkedHashSet<>();
    for (Lookup lookup : RightNumbers.find(written)) {
      switch (lookup) {
        case Lookup.ByNumber(RightNumber number) -> found.addAll(db.sql("""
            select id, jurisdiction, kind, number from registry_right where jurisdiction = ? and kind = ? and number = ?
            """).params(number.jurisdiction(), number.kind().number(), number.canonical()).query((row, _) -> stored(row)).list());
        case Lookup.ByPublication(PublicationNumber publication) -> found.addAll(published(publication));
      }
    }
    return found;
  }

  /** The documents of one application share the digits and differ in the kind code, so any of them leads to the right. */
  private List<Stored> published(PublicationNumber publication) {
    return db.sql("""
        select id, jurisdiction, kind, number from registry_right
        where publication_number like :digits and publication_number ~ (:digitsOnly || '([A-Z][0-9]?)?$') order by (publication_number = :whole) desc, id limit 20
        """).param("digits", publication.office() + publication.number() + "%").param("digitsOnly", "^" + publication.office() + publication.number())
        .param("whole", publication.canonical()).query((row, _) -> stored(row)).list();
  }

  private static Stored stored(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Stored(row.getLong(1), new RightNumber(row.getString(2), RightKind.ofNumber(row.getInt(3)), row.getString(4)));
  }

  /** What a body owns, under all the ids that are one with it, as far as the viewer may see it: the numbers are those of the list behind them. */
  public Portfolio portfolio(long body, AsOf at, Scope scope) {
    Map<String, Object> parameters = held(body, at);
    parameters.put("unit", switch (scope) {
      case Scope.WholeCity _ -> "";
      case Scope.OneUnit one -> one.unit();
      case Scope.OneBody one -> sameAs.apply(one.bodyId()).contains(body) ? "" : "-";
      case Scope.PublicOnly _ -> "-";
    });
    List<Portfolio.Count> counts = db.sql("""
        select s.kind, s.state, count(*) from registry_span s
        where s.valid_from <= :day and :day < s.valid_until and s.known_from <= :known and :known < s.known_until
          and (:unit = '' or s.unit = :unit) and s.right_id in (select o.right_id from registry_owner o where %s)
        group by s.kind, s.state order by s.kind, s.state""".formatted(HELD)).params(parameters)
        .query((row, _) -> new Portfolio.Count(RightKind.ofNumber(row.getInt(1)), RightState.ofNumber(row.getInt(2)), row.getLong(3))).list();
    BigDecimal pledged = db.sql("""
        select coalesce(sum(amount), 0) from (select distinct on (f.detail) f.amount from registry_flag f
          where f.flag in (4, 5) and f.valid_from <= :day and :day < f.valid_until and f.known_from <= :known and :known < f.known_until
            and (:unit = '' or exists (select 1 from registry_span s where s.right_id = f.right_id and s.unit = :unit
              and s.valid_from <= :day and :day < s.valid_until and s.known_from <= :known and :known < s.known_until))
            and f.right_id in (select o.right_id from registry_owner o where %s) order by f.detail, f.right_id) c""".formatted(HELD)).params(parameters)
        .query(BigDecimal.class).single();
    return new Portfolio(body, at, counts, new Money(pledged));
  }

  private Map<String, Object> held(long body, AsOf at) {
    return new java.util.HashMap<>(Map.of("bodies", sameAs.apply(body), "day", at.day(), "known", StoredHistories.moment(at.known())));
  }

  /** Payments of a body's living rights that are owed or become due within so many days of the day, the most urgent first. */
  public List<Reminder> reminders(long body, int withinDays, AsOf at) {
    return reminders("select o.right_id from registry_owner o where " + HELD, held(body, at), withinDays, at);
  }

  /** The same for these rights, whoever owns them: a lapse takes a lender's collateral away. */
  public List<Reminder> reminders(Collection<Long> rights, int withinDays, AsOf at) {
    return reminders("select unnest(:rights::bigint[])", Map.of("rights", rights.toArray(Long[]::new), "day", at.day(), "known", StoredHistories.moment(at.known())), withinDays, at);
  }

  private List<Reminder> reminders(String which, Map<String, Object> parameters, int withinDays, AsOf at) {
    LocalDate horizon = at.day().plusDays(withinDays);
    record Held(long id, RightNumber number, @org.jspecify.annotations.Nullable String title, int classes) {}
    List<Held> held = db.sql("""
        select r.id, r.jurisdiction, r.kind, r.number, r.title, cardinality(r.classes) from registry_right r
        where r.jurisdiction = 'CN' and r.kind in (1, 2, 3, 4) and exists (select 1 from registry_span s where s.right_id = r.id and s.state in (20, 21)
            and s.valid_from <= :day and :day < s.valid_until and s.known_from <= :known and :known < s.known_until)
          and r.id in (%s)""".formatted(which)).params(parameters)
        .query((row, _) -> new Held(row.getLong(1), stored(row).number(), row.getString(5), row.getInt(6))).list();
    Map<Long, List<RightEvent>> events = stored.events(held.stream().map(Held::id).toList(), at.known());
    List<Reminder> reminders = new ArrayList<>();
    for (Held right : held) {
      List<RightEvent> known = events.getOrDefault(right.id(), List.of());
      Folded told = Fold.fold("CN", right.number().kind(), known, terms);
      payments.of(right.number().kind(), told, known, right.classes(), at.day()).next().filter(payment -> !payment.due().isAfter(horizon))
          .ifPresent(payment -> reminders.add(new Reminder(right.id(), right.number(), right.title(), payment)));
    }
    reminders.sort(Comparator.comparing((Reminder reminder) -> reminder.payment().due()).thenComparing(reminder -> reminder.number().canonical()));
    return reminders;
  }
}
