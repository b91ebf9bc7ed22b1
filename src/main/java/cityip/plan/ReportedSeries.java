package cityip.plan;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures that others compute and the city reports: population, value-added shares, satisfaction. Each has a source, a
 * person who signed it off, and a history of revisions; a reading as of an earlier moment sees what was signed then.
 */
@Component
public class ReportedSeries {

  private final JdbcClient db;
  private final Ledger ledger;
  private final Clock clock;

  ReportedSeries(JdbcClient db, Ledger ledger, Clock clock) {
    this.db = db;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * A figure to be entered.
   *
   * @param series such as {@code population} (万人) or the code of a reported indicator
   * @param unit region code, the city's own for the whole city
   */
  public record ReportFigure(String series, String unit, int year, BigDecimal value, boolean estimated, String source, String note) {}

  /** A figure as it stands. {@code signedBy} is null while it waits for sign-off; until then no indicator uses it; from {@code withdrawn} on none does. */
  public record Figure(long id, String series, String unit, int year, BigDecimal value, boolean estimated, String source, String note,
      String enteredBy, Instant recorded, @Nullable String signedBy, @Nullable Instant signedAt, @Nullable Instant withdrawn) {}

  /** Why a figure was not signed off. */
  public sealed interface SignOff {
    record Signed(Figure figure) implements SignOff {}

    record AlreadySigned(String by) implements SignOff {}

    /** Four eyes: who entered a figure does not sign it. */
    record OwnFigure() implements SignOff {}

    /** It was taken back together with the batch that brought it. */
    record Withdrawn() implements SignOff {}

    record NotFound() implements SignOff {}
  }

  /** Enters a figure, or a revision of one; it waits for sign-off. */
  @Transactional
  public long enter(ReportFigure command, String actor) {
    return enter(command, null, actor);
  }

  /** @param origin what brought it, such as {@code batch:12}, by which it can be taken back; null when a person typed it */
  @Transactional
  public long enter(ReportFigure command, @Nullable String origin, String actor) {
    var id = db.sql("""
        insert into plan_reported (series, unit, year, value, estimated, source, note, entered_by, recorded, origin)
        values (:series, :unit, :year, :value, :estimated, :source, :note, :actor, :recorded, :origin) returning id""")
        .param("series", command.series()).param("unit", command.unit()).param("year", command.year()).param("value", command.value())
        .param("estimated", command.estimated()).param("source", command.source()).param("note", command.note()).param("actor", actor)
        .param("recorded", Timestamp.from(clock.instant())).param("origin", origin).query(Long.class).single();
    ledger.append(new Act(actor, "plan.figure-entered", "plan-reported/" + id, command.toString()));
    return id;
  }

  /** Takes all figures of one origin back by a further fact; how many. Readings as of an earlier moment still see them. */
  @Transactional
  public int withdraw(String origin, String actor, String reason) {
    var figures = db.sql("""
        insert into plan_withdrawal (figure, recorded, actor, reason)
        select id, :now, :actor, :reason from plan_reported where origin = :origin on conflict do nothing returning figure""")
        .param("now", Timestamp.from(clock.instant())).param("actor", actor).param("reason", reason).param("origin", origin).query(Long.class).list();
    figures.forEach(figure -> ledger.append(new Act(actor, "plan.figure-withdrawn", "plan-reported/" + figure, origin + ", " + reason)));
    return figures.size();
  }

  /** Signs a figure off; from this moment on it counts. */
  @Transactional
  public SignOff signOff(long id, String actor) {
    var waiting = find(id);
    if (waiting.isPresent() && waiting.get().signedBy() == null && waiting.get().enteredBy().equals(actor)) {
      return new SignOff.OwnFigure();
    }
    var signed = db.sql("update plan_reported set signed_by = :actor, signed_at = :now where id = :id and signed_by is null and not exists (select 1 from plan_withdrawal where figure = id)")
        .param("actor", actor).param("now", Timestamp.from(clock.instant())).param("id", id).update();
    var figure = find(id);
    if (figure.isEmpty()) {
      return new SignOff.NotFound();
    }
    if (figure.get().withdrawn() != null) {
      return new SignOff.Withdrawn();
    }
    if (signed == 0) {
      return new SignOff.AlreadySigned(String.valueOf(figure.get().signedBy()));
    }
    ledger.append(new Act(actor, "plan.figure-signed", "plan-reported/" + id, figure.get().toString()));
    return new SignOff.Signed(figure.get());
  }

  /** The figure of one year as it was known at a moment. */
  public Optional<Figure> value(String series, String unit, int year, Instant known) {
    return db.sql("""
        select f.*, null::timestamptz as withdrawn from plan_reported f
         where series = :series and unit = :unit and year = :year and signed_at <= :known and not exists (select 1 from plan_withdrawal w where w.figure = f.id and w.recorded <= :known)
         order by signed_at desc, id desc limit 1""")
        .param("series", series).param("unit", unit).param("year", year).param("known", Timestamp.from(known)).query(ReportedSeries::figure).optional();
  }

  /** The figure of the last year not after {@code year}, as known at a moment. */
  public Optional<Figure> latest(String series, String unit, int year, Instant known) {
    return db.sql("""
        select f.*, null::timestamptz as withdrawn from plan_reported f
         where series = :series and unit = :unit and year <= :year and signed_at <= :known and not exists (select 1 from plan_withdrawal w where w.figure = f.id and w.recorded <= :known)
         order by year desc, signed_at desc, id desc limit 1""")
        .param("series", series).param("unit", unit).param("year", year).param("known", Timestamp.from(known)).query(ReportedSeries::figure).optional();
  }

  /** The figure of the year nearest to {@code year}, the earlier one of two; for divisors whose own year is not on record. */
  public Optional<Figure> nearest(String series, String unit, int year, Instant known) {
    return db.sql("""
        select f.*, null::timestamptz as withdrawn from plan_reported f
         where series = :series and unit = :unit and signed_at <= :known and not exists (select 1 from plan_withdrawal w where w.figure = f.id and w.recorded <= :known)
         order by abs(year - :year), year, signed_at desc, id desc limit 1""")
        .param("series", series).param("unit", unit).param("year", year).param("known", Timestamp.from(known)).query(ReportedSeries::figure).optional();
  }

  /** All figures of all units of one series, newest knowledge first. */
  public List<Figure> history(String series) {
    return db.sql("select f.*, w.recorded as withdrawn from plan_reported f left join plan_withdrawal w on w.figure = f.id where series = :series order by year desc, unit, f.recorded desc, id desc")
        .param("series", series).query(ReportedSeries::figure).list();
  }

  /** A page of figures; empty filters match all. */
  public List<Figure> page(String series, String unit, boolean waitingOnly, int limit, long offset) {
    return db.sql("""
        select f.*, w.recorded as withdrawn from plan_reported f left join plan_withdrawal w on w.figure = f.id
         where (:series = '' or series = :series) and (:unit = '' or unit = :unit) and (not :waiting or signed_at is null and w.figure is null)
         order by f.recorded desc, f.id desc limit :limit offset :offset""")
        .param("series", series).param("unit", unit).param("waiting", waitingOnly).param("limit", limit).param("offset", offset)
        .query(ReportedSeries::figure).list();
  }

  public long count(String series, String unit, boolean waitingOnly) {
    return db.sql("""
        select count(*) from plan_reported f left join plan_withdrawal w on w.figure = f.id
         where (:series = '' or series = :series) and (:unit = '' or unit = :unit) and (not :waiting or signed_at is null and w.figure is null)""")
        .param("series", series).param("unit", unit).param("waiting", waitingOnly).query(Long.class).single();
  }

  /** Whether anything was ever entered; the city pack's figures come in once. */
  public boolean isEmpty() {
    return db.sql("select not exists (select 1 from plan_reported)").query(Boolean.class).single();
  }

  Optional<Figure> find(long id) {
    return db.sql("select f.*, w.recorded as withdrawn from plan_reported f left join plan_withdrawal w on w.figure = f.id where id = :id").param("id", id).query(ReportedSeries::figure).optional();
  }

  /** The last moment not after {@code known} at which a figure was signed or taken back. */
  Instant lastSigned(Instant known) {
    return db.sql("select greatest((select max(signed_at) from plan_reported where signed_at <= :known), (select max(recorded) from plan_withdrawal where recorded <= :known))").param("known", Timestamp.from(known))
        .query(Timestamp.class).optional().map(Timestamp::toInstant).orElse(Instant.EPOCH);
  }

  private static Figure figure(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    var signedAt = row.getTimestamp("signed_at");
    var withdrawn = row.getTimestamp("withdrawn");
    return new Figure(row.getLong("id"), row.getString("series"), row.getString("unit"), row.getInt("year"), row.getBigDecimal("value"),
        row.getBoolean("estimated"), row.getString("source"), row.getString("note"), row.getString("entered_by"),
        row.getTimestamp("recorded").toInstant(), row.getString("signed_by"), signedAt == null ? null : signedAt.toInstant(),
        withdrawn == null ? null : withdrawn.toInstant());
  }
}
