package cityip.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fifty officers act on the same few cases in a random order, also twice with the same key: nothing is lost, nothing happens twice. */
class ManyHandsTest extends SiteTest {

  private static final Viewer OFFICER = new Viewer(1L, "city", "城", Role.CITY_OFFICER, null, null);
  private static final Viewer LEADER = new Viewer(2L, "city2", "复核", Role.CITY_OFFICER, null, null);
  private static final int HANDS = 50;
  private static final int TRIES = 12;
  private static final java.net.http.HttpClient HTTP = java.net.http.HttpClient.newHttpClient();

  @Test
  void everyAcknowledgedActIsThereExactlyOnceUnderAnySchedule() throws Exception {
    var casework = bean(Casework.class);
    for (var seed = 0; seed < 3; seed++) {
      var numbers = new ArrayList<String>();
      for (var n = 0; n < 4; n++) {
        numbers.add(investigated(casework));
      }
      var acknowledged = new ConcurrentHashMap<String, String>();
      var refused = new AtomicInteger();
      var tasks = new ArrayList<Callable<Void>>();
      for (var hand = 0; hand < HANDS; hand++) {
        var random = new SplittableRandom(seed * 1000L + hand);
        tasks.add(() -> act(casework, numbers, random, acknowledged, refused));
      }
      try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : hands.invokeAll(tasks)) {
          done.get();
        }
      }
      check(numbers, acknowledged);
      assertThat(refused.get()).as("acts from stale pages were refused, so the schedule did collide").isPositive();
    }
  }

  @Test
  void overHttpTooFiftyOfficersLoseNothing() throws Exception {
    var number = investigated(bean(Casework.class));
    var account = bean(JdbcClient.class).sql("select id from shell_account where username = 'city'").query(Long.class).single();
    var token = bean(cityip.shell.Accounts.class).issueToken(account, "试验");
    var done = new ConcurrentHashMap<String, Integer>();
    var conflicts = new AtomicInteger();
    var tasks = new ArrayList<Callable<Void>>();
    for (var hand = 0; hand < HANDS; hand++) {
      tasks.add(() -> {
        for (var n = 0; n < 4; n++) {
          var stamp = bean(JdbcClient.class).sql("select stamp from casework_case where number = ?").param(number).query(Integer.class).single();
          var key = UUID.randomUUID().toString();
          var status = post(number, stamp, key, token);
          assertThat(status).isIn(200, 409);
          if (status == 200) {
            done.put(key, stamp);
          } else {
            conflicts.incrementAndGet();
          }
        }
        return null;
      });
    }
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : hands.invokeAll(tasks)) {
        one.get();
      }
    }
    var kept = bean(JdbcClient.class).sql("select a.key from casework_act a join casework_case c on c.id = a.case_id where c.number = ? and a.seq > 5").param(number).query(String.class).list();
    assertThat(kept).containsExactlyInAnyOrderElementsOf(done.keySet());
    assertThat(new java.util.HashSet<>(done.values())).as("no two acts started from the same stamp").hasSize(done.size());
    assertThat(conflicts.get() + done.size()).isEqualTo(HANDS * 4);
  }

  private static int post(String number, int stamp, String key, String token) throws Exception {
    var body = "{\"form\":{\"turnover\":\"1\",\"valuation\":\"x\"},\"stamp\":%d,\"key\":\"%s\"}".formatted(stamp, key);
    var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port() + "/api/v1/cases/" + number + "/acts/record-amounts"))
        .header("Authorization", "Bearer " + token).header("Content-Type", "application/json").POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)).build();
    return HTTP.send(request, java.net.http.HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static Void act(Casework casework, List<String> numbers, SplittableRandom random, Map<String, String> acknowledged, AtomicInteger refused) {
    for (var n = 0; n < TRIES; n++) {
      var number = numbers.get(random.nextInt(numbers.size()));
      var stamp = bean(JdbcClient.class).sql("select stamp from casework_case where number = ?").param(number).query(Integer.class).single();
      var key = new UUID(random.nextLong(), random.nextLong()).toString();
      var command = random.nextBoolean() ? new PerformAct(number, "record-amounts", Map.of("turnover", "" + random.nextInt(900), "valuation", key), stamp, key)
          : new PerformAct(number, "assign-officers", Map.of("officer-one", "甲", "officer-two", key), stamp, key);
      for (var twice = 0; twice < 1 + random.nextInt(2); twice++) {
        switch (casework.act(command, OFFICER)) {
          case ActResult.Done done -> assertThat(acknowledged.put(key, number)).as("the same key is acknowledged once").isNull();
          case ActResult.AlreadyDone already -> assertThat(acknowledged).containsKey(key);
          case ActResult.Stale stale -> refused.incrementAndGet();
          case ActResult.NotInThisState not -> refused.incrementAndGet();
          case ActResult.Held held -> refused.incrementAndGet();
          case ActResult.Incomplete incomplete -> throw new AssertionError(incomplete);
          case ActResult.NotYours not -> throw new AssertionError(not);
          case ActResult.NoSuchCase none -> throw new AssertionError(none);
        }
      }
    }
    return null;
  }

  private static void check(List<String> numbers, Map<String, String> acknowledged) {
    var db = bean(JdbcClient.class);
    var kept = new ArrayList<String>();
    for (var number : numbers) {
      kept.addAll(db.sql("select a.key from casework_act a join casework_case c on c.id = a.case_id where c.number = ? and a.seq > 5").param(number).query(String.class).list());
      var seqs = db.sql("select a.seq from casework_act a join casework_case c on c.id = a.case_id where c.number = ? order by a.seq").param(number).query(Integer.class).list();
      assertThat(seqs).as("numbered without a gap").isEqualTo(java.util.stream.IntStream.rangeClosed(1, seqs.size()).boxed().toList());
      var stamp = db.sql("select stamp from casework_case where number = ?").param(number).query(Integer.class).single();
      assertThat(stamp).as("the case's stamp is its last act").isEqualTo(seqs.size());
      var last = db.sql("select a.to_state from casework_act a join casework_case c on c.id = a.case_id where c.number = ? order by a.seq desc limit 1").param(number).query(String.class).single();
      assertThat(db.sql("select state from casework_case where number = ?").param(number).query(String.class).single()).isEqualTo(last);
    }
    assertThat(kept).containsExactlyInAnyOrderElementsOf(acknowledged.keySet());
  }

  static String open(Casework casework) {
    var form = Map.of("subject", "并发试验", "unit", "370811", "source", "patrol", "right-kind", "trademark", "respondent", "示例并发商贸有限公司", "facts", "试验");
    var key = UUID.randomUUID().toString();
    var opened = casework.open(new OpenCase("administrative-case", form, key, null), OFFICER);
    assertThat(opened).isInstanceOf(ActResult.Done.class);
    var number = ((ActResult.Done) opened).number();
    assertThat(casework.open(new OpenCase("administrative-case", form, key, null), OFFICER)).as("the same key opens no second case").isEqualTo(new ActResult.AlreadyDone(number));
    return number;
  }

  /** A case under investigation, with two officers named: five acts. */
  static String investigated(Casework casework) {
    var number = open(casework);
    var today = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
    must(casework.act(new PerformAct(number, "check", Map.of("visited", today, "findings", "试验"), 1, key()), OFFICER));
    must(casework.act(new PerformAct(number, "propose-docket", Map.of("offence", "trademark-infringement", "grounds", "试验"), 2, key()), OFFICER));
    must(casework.act(new PerformAct(number, "docket", Map.of(), 3, key()), LEADER));
    must(casework.act(new PerformAct(number, "assign-officers", Map.of("officer-one", "甲", "officer-two", "乙"), 4, key()), OFFICER));
    return number;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static void must(ActResult result) {
    assertThat(result).isInstanceOf(ActResult.Done.class);
  }
}
