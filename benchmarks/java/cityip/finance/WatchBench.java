package cityip.finance;

import cityip.SiteTest;
import cityip.kernel.AsOf;
import cityip.shell.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The watch over 50,000 pledged rights with 1,000,000 events, in the whole program with its database; run on purpose. */
class WatchBench extends SiteTest {

  private static final int RIGHTS = Integer.getInteger("bench.rights", 50_000);
  private static final int EVENTS = 20;
  private static final long FIRST = 50_000_000L;

  /** Inventions filed over ten years, in force, each under one of as many contracts; of ten, nine have every annuity paid and one has none recorded. */
  private static void fill(JdbcClient db) {
    List.of("""
        insert into registry_right (id, jurisdiction, kind, number, filed, granted, term_end, title, main_class, classes, batch_id)
        select :first + i, 'CN', 1, 'W' || i, d, d + 900, d + 7305, '一种示例装置', 'G06F11/16', array['G06F11/16'], 1 from (select i, current_date - 1500 - (i::bigint * 7919 % 3650)::int as d from generate_series(1, :n) i) x""", """
        insert into registry_span select r.id, 'CN', 1, 20, '370811', 1 + r.id % 20000, r.filed, r.granted, r.granted, 'infinity', timestamptz '2026-01-01', 'infinity' from registry_right r where r.id > :first""", """
        insert into registry_owner select r.id, 1 + r.id % 20000, 1, '济宁示例科技有限公司' || r.id % 20000, r.filed, 'infinity', timestamptz '2026-01-01', 'infinity' from registry_right r where r.id > :first""", """
        insert into registry_flag select r.id, 4, 'BW' || r.id / 2, 5000000, current_date - 300, 'infinity', timestamptz '2026-01-01', 'infinity' from registry_right r where r.id > :first""", """
        insert into registry_event (right_id, id, kind, effective, recorded, batch_id, line, hash, data)
        select r.id, (r.id * :events + k)::bigint, case k when 0 then 2 when 1 then 4 when 2 then 6 when 3 then 11 else case when r.id % 10 = 0 then 3 else 19 end end,
          case k when 0 then r.filed when 1 then r.filed + 540 when 2 then r.granted when 3 then current_date - 300 else r.filed + 330 * (k - 3) end, timestamptz '2026-01-01', 1, k, r.id * :events + k,
          case when k > 3 and r.id % 10 = 0 then '{}'::jsonb when k > 3 then jsonb_build_object('year', (k - 1)::text) when k = 3 then jsonb_build_object('contract', 'BW' || r.id / 2, 'amount', '5000000') else '{}'::jsonb end
        from registry_right r cross join generate_series(0, :events - 1) k where r.id > :first""")
        .forEach(sql -> db.sql(sql.replace(":first", Long.toString(FIRST)).replace(":n", Integer.toString(RIGHTS)).replace(":events", Integer.toString(EVENTS))).update());
    db.sql("vacuum analyze").update();
  }

  @Test
  void oneLookAndOneRun() {
    var db = bean(JdbcClient.class);
    var start = System.nanoTime();
    fill(db);
    System.out.printf(Locale.ROOT, "BENCH filled in %.0f s: %d pledged rights, %d events%n", (System.nanoTime() - start) / 1e9, db.sql("select count(*) from registry_flag where flag = 4").query(Long.class).single(),
        db.sql("select count(*) from registry_event where right_id > " + FIRST).query(Long.class).single());
    var watch = bean(PledgeWatch.class);
    var at = new AsOf(LocalDate.now(ZoneId.of("Asia/Shanghai")), Instant.now());
    for (var look = 1; look <= 3; look++) {
      start = System.nanoTime();
      var alarms = watch.alarms(at, new Scope.WholeCity());
      System.out.printf(Locale.ROOT, "BENCH look %d: %.2f s, %s%n", look, (System.nanoTime() - start) / 1e9, alarms.stream().collect(Collectors.groupingBy(Alarm::kind, Collectors.counting())));
    }
    start = System.nanoTime();
    watch.run();
    System.out.printf(Locale.ROOT, "BENCH the run that writes every alarm for the first time: %.2f s%n", (System.nanoTime() - start) / 1e9);
    start = System.nanoTime();
    watch.run();
    System.out.printf(Locale.ROOT, "BENCH the run of the next day, all known: %.2f s%n", (System.nanoTime() - start) / 1e9);
  }
}
