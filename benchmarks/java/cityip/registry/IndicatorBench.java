package cityip.registry;

import cityip.DatabaseTest;
import cityip.kernel.AsOf;
import cityip.plan.RowSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Indicators over 1,000,000 rights with 6,000,000 events against counts written by hand; run on purpose. */
class IndicatorBench extends DatabaseTest {

  private static final int RIGHTS = Integer.getInteger("bench.rights", 1_000_000);
  private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
  private static final Instant KNOWN = Instant.parse("2026-05-01T00:00:00Z");

  /** A city of many years: of ten rights four are inventions, three marks, two works, one software; some lapsed, some learned of late. */
  void fill() {
    List<String> statements = List.of("""
        insert into registry_right (id, jurisdiction, kind, number, filed, granted, term_end, title, main_class, classes, batch_id)
        select i, case when i % 200 = 0 then 'US' else 'CN' end, case when i % 10 < 4 then 1 when i % 10 < 7 then 4 when i % 10 < 9 then 5 else 6 end, 'N' || i, d, d + 900, d + 7300,
          '一种示例装置及其控制方法第' || i || '号', 'G06F11/16', case when i % 10 between 4 and 6 then array['09', '35'] else array['G06F11/16'] end, 1
        from (select i, date '2008-01-01' + (i::bigint * 7919 % 6000)::int as d from generate_series(1, :n) i) x""", """
        insert into registry_span select i, case when i % 200 = 0 then 'US' else 'CN' end, case when i % 10 < 4 then 1 when i % 10 < 7 then 4 when i % 10 < 9 then 5 else 6 end, p.state,
          (array['370811','370812','370826','370827','370828','370829','370830','370831','370832','370881','370883','370871','370872','370873'])[1 + i % 14], 1 + i % 20000, d, d + 900,
          d + p.f, case when p.u is null then date 'infinity' else d + p.u end, timestamptz '2026-01-01', 'infinity'
        from (select i, date '2008-01-01' + (i::bigint * 7919 % 6000)::int as d from generate_series(1, :n) i) x
        cross join (values (10, 0, 540), (11, 540, 900), (20, 900, 7300), (34, 7300, null)) p(state, f, u)""", """
        update registry_span set known_until = timestamptz '2026-03-01' where state in (20, 34) and right_id % 5 = 0""", """
        insert into registry_span select right_id, jurisdiction, kind, p.state, unit, owner_id, filed, granted, filed + p.f, case when p.u is null then date 'infinity' else filed + p.u end,
          timestamptz '2026-03-01', 'infinity' from registry_span cross join (values (20, 900, 3000), (33, 3000, null)) p(state, f, u) where registry_span.state = 20 and right_id % 5 = 0""", """
        insert into registry_owner select i, 1 + i % 20000, 1, '济宁示例科技有限公司' || i % 20000, date '2008-01-01', 'infinity', timestamptz '2026-01-01', 'infinity' from generate_series(1, :n) i""", """
        insert into registry_flag select i, case when i % 3 = 0 then 1 else 2 end, '1.1', null, date '2008-01-01', 'infinity', timestamptz '2026-01-01', 'infinity'
        from generate_series(1, :n) i where i % 10 < 4 and i % 2 = 0""", """
        insert into registry_flag select i, 3, 'US' || i || 'B2', null, date '2015-01-01', 'infinity', timestamptz '2026-01-01', 'infinity' from generate_series(1, :n) i where i % 10 < 4 and i % 25 = 1""", """
        insert into registry_flag select i, 4, 'Y' || i / 30, 5000000, date '2020-01-01' + (i % 1800), 'infinity', timestamptz '2026-01-01', 'infinity' from generate_series(1, :n) i where i % 10 < 7 and i % 15 = 1""", """
        insert into registry_flag select i, 6, '中国专利奖', null, date '2018-01-01', 'infinity', timestamptz '2026-01-01', 'infinity' from generate_series(1, :n) i where i % 10 < 4 and i % 500 = 2""", """
        insert into registry_event (right_id, id, kind, effective, recorded, batch_id, line, hash, data)
        select i, i * 6 + k, (array[2, 3, 4, 6, 19, 19])[1 + k], date '2008-01-01' + (i::bigint * 7919 % 6000)::int + k * 300, timestamptz '2026-01-01', 1, i, i * 6 + k, '{"title":"一种示例装置"}'
        from generate_series(1, :n) i cross join generate_series(0, 5) k""");
    for (String statement : statements) {
      db().sql(statement.replace(":n", String.valueOf(RIGHTS))).update();
    }
    db().sql("vacuum analyze").update();
  }

  @Test
  void everyMeasureAgainstACountByHand() {
    long start = System.nanoTime();
    fill();
    System.out.printf(Locale.ROOT, "BENCH filled in %.0f s: %s%n", (System.nanoTime() - start) / 1e9, db().sql("""
        select string_agg(n, ', ') from (select 'rights ' || count(*) as n from registry_right union all select 'spans ' || count(*) from registry_span
        union all select 'events ' || count(*) from registry_event union all select 'flags ' || count(*) from registry_flag) x""").query(String.class).single());
    RightMeasures measures = new RightMeasures(db(), new EventWords(db()));
    String holds = "s.valid_from <= :day and s.valid_until > :day and s.known_from <= :known and s.known_until > :known";
    String flags = "exists (select from registry_flag f where f.right_id = s.right_id and f.valid_from <= :day and f.known_from <= :known and f.known_until > :known and %s)";
    Map<String, String> byHand = new java.util.LinkedHashMap<>();
    byHand.put("valid-inventions", "select count(*) from registry_span s where s.kind = 1 and s.jurisdiction = 'CN' and s.state = 20 and s.unit is not null and " + holds);
    byHand.put("high-value-inventions", "select count(*) from registry_span s where s.kind = 1 and s.jurisdiction = 'CN' and s.state = 20 and s.unit is not null and " + holds
        + " and (s.filed < :day - interval '10 years' or s.right_id in (select f.right_id from registry_flag f where f.valid_from <= :day and f.known_from <= :known and f.known_until > :known "
        + "and f.flag in (1, 2, 3, 4, 5, 6)))");
    byHand.put("valid-marks-by-class", "select count(*) from registry_span s join registry_right r on r.id = s.right_id cross join unnest(r.classes) where s.kind = 4 and s.jurisdiction = 'CN' "
        + "and s.state = 20 and r.number not like 'G%' and s.unit is not null and " + holds);
    byHand.put("overseas-grants", "select count(*) from registry_span s where s.kind = 1 and s.jurisdiction <> 'CN' and s.granted between :since and :day and s.unit is not null and " + holds);
    byHand.put("pledge-amount", "select sum(c.amount) from (select f.detail, min(f.right_id) as right_id, min(f.valid_from) as day, max(f.amount) as amount from registry_flag f where f.flag = 4 "
        + "and f.valid_from between :since and :day and f.known_from <= :known and f.known_until > :known group by f.detail) c join registry_span s on s.right_id = c.right_id and s.unit is not null "
        + "and s.valid_from <= c.day and s.valid_until > c.day and s.known_from <= :known and s.known_until > :known");
    byHand.put("work-registrations", "select count(*) from registry_span s where s.kind = 5 and s.state = 20 and s.granted between :since and :day and s.unit is not null and " + holds);
    byHand.put("software-registrations", "select count(*) from registry_span s where s.kind = 6 and s.state = 20 and s.granted between :since and :day and s.unit is not null and " + holds);
    Map<String, JsonNode> none = Map.of();
    for (var measure : byHand.entrySet()) {
      RowSet set = measures.rows(measure.getKey(), none, new AsOf(DAY, KNOWN));
      Map<String, Object> values = new HashMap<>(set.parameters());
      values.put("since", DAY.withDayOfYear(1));
      values.put("known", Timestamp.from(KNOWN));
      values.put("day", DAY);
      double total = median("select coalesce(sum(r.amount), 0) + 0 * count(*) from (" + set.sql() + ") r where r.unit is not null", values);
      double hand = median(measure.getValue(), values);
      double county = median("select sum(a + n) from (select r.unit, sum(r.amount) a, count(*) n from (" + set.sql() + ") r where r.unit is not null group by r.unit) x", values);
      double page = median("select count(title || owner || cardinality(reasons)) from (select r.* from (" + set.sql() + ") r where r.unit is not null order by r.day desc nulls last, r.row_key limit 50) x", values);
      System.out.printf(Locale.ROOT, "BENCH %-24s number %6.0f ms, by hand %6.0f ms, ratio %.2f, by county %6.0f ms, page of rows %6.0f ms; rows %s, by hand %s%n", measure.getKey(),
          total, hand, total / hand, county, page, one("select rows from (select sum(r.amount) as amount, count(*) as rows from (" + set.sql() + ") r where r.unit is not null) x", values),
          one(measure.getValue(), values));
    }
    Registry registry = new Registry(db(), Histories.TERMS, new Payments(DatedRules.read("/rules/registry.yaml"), Histories.TERMS, day -> day), body -> List.of(body));
    AsOf at = new AsOf(DAY, KNOWN);
    long t = System.nanoTime();
    int reminders = registry.reminders(77, 365, at).size();
    System.out.printf(Locale.ROOT, "BENCH reminders %d in %.0f ms%n", reminders, (System.nanoTime() - t) / 1e6);
  }

  private double median(String sql, Map<String, Object> values) {
    double[] times = new double[5];
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      one(sql, values);
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times[2];
  }

  private Object one(String sql, Map<String, Object> values) {
    return new NamedParameterJdbcTemplate(dataSource()).queryForObject(sql, values, Object.class);
  }
}
