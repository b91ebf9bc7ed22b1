package cityip.casework;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures over the facts of many cases, for comparing one with its like; no case is named. */
@Component
public final class FactFigures {

  private final JdbcClient db;

  FactFigures(JdbcClient db) {
    this.db = db;
  }

  /** Count and spread of one amount. */
  public record Figure(long count, BigDecimal least, BigDecimal most, BigDecimal median) {}

  /** What the cases of one county came to. */
  public record UnitFigure(String unit, long cases, long did, long ended, BigDecimal sum) {}

  /** By county: cases in which a fact has a value, those in which an act was done, those that ended with an outcome, and the sum of an amount. */
  public List<UnitFigure> byUnit(String procedure, String fact, String value, String act, String outcome, String amount) {
    return db.sql("""
        select unit, count(*), count(*) filter (where exists (select 1 from casework_act a where a.case_id = c.id and a.act = :act)),
               count(*) filter (where outcome = :outcome), coalesce(sum((facts ->> :amount)::numeric), 0)
          from casework_case c where procedure = :procedure and facts ->> :fact = :value group by unit""")
        .param("act", act).param("outcome", outcome).param("amount", amount).param("procedure", procedure).param("fact", fact).param("value", value)
        .query((row, n) -> new UnitFigure(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getBigDecimal(5))).list();
  }

  /** Cases of a procedure that had an act by a moment; of one county, or of all when it is empty. */
  public long did(String procedure, String act, String unit, Instant until) {
    return db.sql("""
        select count(*) from casework_case c where procedure = :procedure and (:unit = '' or unit = :unit)
           and exists (select 1 from casework_act a where a.case_id = c.id and a.act = :act and a.at <= :until)""")
        .param("procedure", procedure).param("unit", unit).param("act", act).param("until", java.sql.Timestamp.from(until)).query(Long.class).single();
  }

  /**
   * How cases that share a value of a fact went.
   *
   * @param did how many had the act, {@code median} hours after they were opened
   * @param outcomes how many ended how
   * @param mostOnADay how many were opened on the busiest day
   */
  public record Course(long cases, long open, long did, double median, Map<String, Long> outcomes, long mostOnADay) {}

  /** By the value of a fact, such as the platform of a notice; the commonest two hundred. */
  public Map<String, Course> courses(String procedure, String fact, String act) {
    var outcomes = new LinkedHashMap<String, Map<String, Long>>();
    db.sql("select facts ->> :fact, outcome, count(*) from casework_case where procedure = :procedure and outcome is not null and facts ->> :fact is not null group by 1, 2 order by 1, 2")
        .param("fact", fact).param("procedure", procedure).query(row -> {
          outcomes.computeIfAbsent(row.getString(1), value -> new LinkedHashMap<>()).put(row.getString(2), row.getLong(3));
        });
    var courses = new LinkedHashMap<String, Course>();
    db.sql("""
        with seen as (select facts ->> :fact as value, id, open, opened from casework_case where procedure = :procedure and facts ->> :fact is not null),
             busiest as (select value, max(n) as most from (select value, (opened at time zone 'Asia/Shanghai')::date, count(*) as n from seen group by 1, 2) days group by value)
        select s.value, count(*), count(*) filter (where s.open), count(a.at),
               coalesce(percentile_cont(0.5) within group (order by extract(epoch from a.at - s.opened) / 3600), 0), min(b.most)
          from seen s join busiest b on b.value = s.value
          left join lateral (select min(at) as at from casework_act where case_id = s.id and act = :act) a on true
         group by s.value order by count(*) desc, s.value limit 200""").param("fact", fact).param("procedure", procedure).param("act", act).query(row -> {
          courses.put(row.getString(1), new Course(row.getLong(2), row.getLong(3), row.getLong(4), row.getDouble(5), outcomes.getOrDefault(row.getString(1), Map.of()), row.getLong(6)));
        });
    return courses;
  }

  /** A case that waits, without what it contains. */
  public record Waiting(String number, String state, Instant opened, @Nullable LocalDate due, String kind, String group) {}

  /** The open cases of a procedure in the order they came, with two facts that say nothing of their contents. */
  public List<Waiting> waiting(String procedure, String kind, String group) {
    return db.sql("""
        select number, state, opened, due, coalesce(facts ->> :kind, ''), coalesce(facts ->> :group, '') from casework_case
         where procedure = :procedure and open order by opened, id limit 1000""").param("kind", kind).param("group", group).param("procedure", procedure)
        .query((row, n) -> new Waiting(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getObject(4, LocalDate.class), row.getString(5), row.getString(6))).list();
  }

  /** How many cases with this value of a fact had an act since a moment. */
  public long didSince(String procedure, String fact, String value, String act, Instant since) {
    return db.sql("""
        select count(*) from casework_case c where procedure = :procedure and facts ->> :fact = :value
           and exists (select 1 from casework_act a where a.case_id = c.id and a.act = :act and a.at >= :since)""")
        .param("procedure", procedure).param("fact", fact).param("value", value).param("act", act).param("since", java.sql.Timestamp.from(since)).query(Long.class).single();
  }

  /** How many cases carry a value of a fact: open ones, closed ones. */
  public record Load(long open, long closed) {}

  /** By the value of a fact, such as who was appointed, the cases of a procedure. */
  public Map<String, Load> load(String procedure, String fact) {
    var loads = new LinkedHashMap<String, Load>();
    db.sql("select facts ->> :fact as value, count(*) filter (where open), count(*) filter (where not open) from casework_case where procedure = :procedure and facts ->> :fact <> '' group by 1")
        .param("fact", fact).param("procedure", procedure).query(row -> {
          loads.put(row.getString(1), new Load(row.getLong(2), row.getLong(3)));
        });
    return loads;
  }

  /** In how many other cases of a procedure a fact had this value and one of these was a party. */
  public long withParty(String procedure, String fact, String value, Collection<String> names, String butNumber) {
    return names.isEmpty() ? 0 : db.sql("""
        select count(*) from casework_case c where procedure = :procedure and facts ->> :fact = :value and number <> :but
           and exists (select 1 from casework_party p where p.case_id = c.id and p.name in (:names))""")
        .param("procedure", procedure).param("fact", fact).param("value", value).param("but", butNumber).param("names", names).query(Long.class).single();
  }

  /** What a case came to, for those who reckon with the case and need not read it: how often an act was done, and one of its facts. */
  public record Came(long times, String fact) {}

  public Map<Long, Came> came(Collection<Long> cases, String act, String fact) {
    var came = new LinkedHashMap<Long, Came>();
    if (!cases.isEmpty()) {
      db.sql("""
          select c.id, (select count(*) from casework_act a where a.case_id = c.id and a.act = :act), coalesce(c.facts ->> :fact, '')
            from casework_case c where c.id in (:cases)""").param("act", act).param("fact", fact).param("cases", cases).query(row -> {
              came.put(row.getLong(1), new Came(row.getLong(2), row.getString(3)));
            });
    }
    return came;
  }

  /** The spread of an amount over cases of a procedure in which another fact has the given value; empty when there are none. */
  public Optional<Figure> of(String procedure, String fact, String value, String amount, long butCase) {
    return db.sql("""
        select count(*), min(v), max(v), percentile_disc(0.5) within group (order by v) from (
          select (facts ->> :amount)::numeric as v from casework_case
           where procedure = :procedure and facts ->> :fact = :value and facts ->> :amount is not null and id <> :but) amounts""")
        .param("amount", amount).param("procedure", procedure).param("fact", fact).param("value", value).param("but", butCase)
        .query((row, n) -> row.getLong(1) == 0 ? Optional.<Figure>empty()
            : Optional.of(new Figure(row.getLong(1), row.getBigDecimal(2), row.getBigDecimal(3), row.getBigDecimal(4)))).single();
  }
}
