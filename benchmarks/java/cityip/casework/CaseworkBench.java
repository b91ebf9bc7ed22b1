package cityip.casework;

import cityip.SiteTest;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Speed of the engine; run on purpose with {@code benchmarks/run CaseworkBench}. Opening and one act against Flowable's start, claim and
 * complete of one user task, on the same PostgreSQL in the same run; the queue over many cases; how late a deadline fires.
 */
class CaseworkBench extends SiteTest {

  private static final Viewer OFFICER = new Viewer(1L, "city", "城", Role.CITY_OFFICER, null, null);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 1500);
  private static final int HANDS = Integer.getInteger("bench.hands", 4);
  private static final int CASES = Integer.getInteger("bench.cases", 100_000);
  private static final String PROCESS = """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="bench">
        <process id="bench" isExecutable="true"><startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/>
        <userTask id="t" flowable:candidateGroups="officers"/><sequenceFlow id="b" sourceRef="t" targetRef="e"/><endEvent id="e"/></process></definitions>""";

  @Test
  void actsAgainstFlowable() throws Exception {
    var engine = flowable();
    try {
      for (var round = 0; round < 3; round++) {
        var theirs = measure(() -> flowableOnce(engine));
        var ours = measure(CaseworkBench::oursOnce);
        System.out.printf(Locale.ROOT, "BENCH round %d: Flowable %.0f of (start, claim, complete)/s p99 %.1f ms; ours %.0f of (open, act)/s p99 %.1f ms; acts/s %.0f against %.0f, ratio %.2f%n",
            round, theirs.perSecond(), theirs.p99(), ours.perSecond(), ours.p99(), ours.perSecond() * 2, theirs.perSecond() * 3, ours.perSecond() * 2 / (theirs.perSecond() * 3));
        var acts = actsOnly();
        System.out.printf(Locale.ROOT, "BENCH round %d: acts alone %.0f/s p99 %.1f ms%n", round, acts.perSecond(), acts.p99());
      }
    } finally {
      engine.close();
    }
  }

  private record Measured(double perSecond, double p99) {}

  private static Measured measure(Callable<?> once) throws Exception {
    var times = new ArrayList<Long>();
    var tasks = new ArrayList<Callable<List<Long>>>();
    for (var hand = 0; hand < HANDS; hand++) {
      tasks.add(() -> {
        var mine = new ArrayList<Long>();
        for (var n = 0; n < ROUNDS / HANDS; n++) {
          var from = System.nanoTime();
          once.call();
          mine.add(System.nanoTime() - from);
        }
        return mine;
      });
    }
    var from = System.nanoTime();
    try (var hands = Executors.newFixedThreadPool(HANDS)) {
      for (var done : hands.invokeAll(tasks)) {
        times.addAll(done.get());
      }
    }
    var seconds = (System.nanoTime() - from) / 1e9;
    var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Measured(times.size() / seconds, sorted[(int) (sorted.length * 0.99)] / 1e6);
  }

  private static Object oursOnce() {
    var number = open();
    return must(bean(Casework.class).act(new PerformAct(number, "extend-check", Map.of("reason", "x"), 1, UUID.randomUUID().toString()), new Viewer(2L, "city2", "复核", Role.CITY_OFFICER, null, null)));
  }

  private static String open() {
    var form = Map.of("subject", "速度", "unit", "370811", "source", "patrol", "right-kind", "trademark", "respondent", "示例速度商贸有限公司", "facts", "x");
    return ((ActResult.Done) bean(Casework.class).open(new OpenCase("administrative-case", form, UUID.randomUUID().toString(), null), OFFICER)).number();
  }

  private static ActResult must(ActResult result) {
    if (!(result instanceof ActResult.Done)) {
      throw new IllegalStateException(result.toString());
    }
    return result;
  }

  /** One act on a case that is there already. */
  private static Measured actsOnly() throws Exception {
    var ready = new java.util.concurrent.ConcurrentLinkedQueue<String>();
    for (var n = 0; n < ROUNDS; n++) {
      ready.add(open());
    }
    return measure(() -> must(bean(Casework.class).act(new PerformAct(java.util.Objects.requireNonNull(ready.poll()), "extend-check", Map.of("reason", "x"), 1, UUID.randomUUID().toString()), OFFICER)));
  }

  private static Object flowableOnce(ProcessEngine engine) {
    var started = engine.getRuntimeService().startProcessInstanceByKey("bench", Map.of("subject", "速度", "unit", "370811", "facts", "x"));
    var task = engine.getTaskService().createTaskQuery().processInstanceId(started.getId()).singleResult();
    engine.getTaskService().claim(task.getId(), "city");
    engine.getTaskService().complete(task.getId(), Map.of("reason", "x"));
    return started;
  }

  private static ProcessEngine flowable() {
    var configuration = new StandaloneProcessEngineConfiguration();
    var pool = bean(javax.sql.DataSource.class);
    bean(JdbcClient.class).sql("create schema if not exists flowable").update();
    configuration.setDataSource(pool);
    configuration.setDatabaseType("postgres");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setAsyncExecutorActivate(false);
    var engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addString("bench.bpmn20.xml", PROCESS).deploy();
    return engine;
  }

  @Test
  void theQueueOverManyCases() throws Exception {
    var db = bean(JdbcClient.class);
    db.sql("""
        insert into casework_case (number, docket, procedure, version, state, open, unit, desk, owner, dispute_id, title, confidential, opened, opened_by, state_since, due, due_moment,
               rules, facts, stamp, token_hash, open_key)
        select 'AC-370811-2020-' || lpad(n::text, 6, '0'), 'AC-370811-2020-' || lpad(n::text, 6, '0'), procedure, version, 'checking', true, unit, 'OFFICER', 'city', dispute_id, title || n, false, now() - n * interval '7 minutes', 'city',
               now() - n * interval '5 minutes', current_date + (n % 90), now() + (n % 90) * interval '1 day', rules, facts, 1, token_hash, 'bench-' || n
          from generate_series(1, :cases) n cross join (select * from casework_case where procedure = 'administrative-case' order by id limit 1) c""").param("cases", CASES).update();
    db.sql("analyze casework_case").update();
    var officer = pages().signIn("city");
    for (var path : List.of("/cases", "/cases?sort=TITLE&dir=desc", "/cases?sort=WAITING&page=900", "/cases?text=%E5%87%8F%E5%80%BC&unit=370811", "/cases?queue=mine&sort=OPENED", "/deadlines")) {
      var times = new long[30];
      for (var n = 0; n < times.length; n++) {
        var from = System.nanoTime();
        if (officer.download(path).statusCode() != 200) {
          throw new IllegalStateException(path);
        }
        times[n] = System.nanoTime() - from;
      }
      Arrays.sort(times);
      System.out.printf(Locale.ROOT, "BENCH %s over %d cases: median %.0f ms, worst of 30 %.0f ms%n", path, CASES, times[15] / 1e6, times[29] / 1e6);
    }
    db.sql("delete from casework_case where open_key like 'bench-%'").update();
  }

  @Test
  void howLateADeadlineFires() throws Exception {
    var db = bean(JdbcClient.class);
    var late = new ArrayList<Double>();
    for (var n = 0; n < 40; n++) {
      var number = open();
      db.sql("update casework_clock k set due_moment = now() + interval '700 milliseconds' from casework_case c where c.id = k.case_id and c.number = ?").param(number).update();
      Thread.sleep(Duration.ofMillis(700 + n * 7));
      for (var tries = 0; tries < 60; tries++) {
        var lag = db.sql("select extract(epoch from k.fired - k.due_moment) * 1000 from casework_clock k join casework_case c on c.id = k.case_id where c.number = ? and k.fired is not null")
            .param(number).query(Double.class).optional();
        if (lag.isPresent()) {
          late.add(lag.get());
          break;
        }
        Thread.sleep(50);
      }
    }
    late.sort(null);
    System.out.printf(Locale.ROOT, "BENCH deadlines fired: %d of 40, median %.0f ms, worst %.0f ms after their moment%n", late.size(), late.get(late.size() / 2), late.getLast());
    var many = 3000;
    db.sql("update casework_clock set due_moment = now() - interval '24 hours', fired = null where id in (select id from casework_clock where state = 'RUNNING' order by id desc limit ?)").param(many).update();
    var from = System.nanoTime();
    while (db.sql("select count(*) from casework_clock where state = 'RUNNING' and fired is null and due_moment <= now()").query(Long.class).single() > 0) {
      Thread.sleep(50);
    }
    System.out.printf(Locale.ROOT, "BENCH a jump of 24 hours with %d clocks ripe at once: all fired after %.1f s%n", many, (System.nanoTime() - from) / 1e9);
  }
}
