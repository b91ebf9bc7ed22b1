package cityip.casework;

import cityip.RunningProgram;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The program is killed with signal 9 under load, again and again, and started on the same home: every acknowledged act must be
 * there and every clock as it was. Four clients with tokens of their own open cases and act on them without a pause until the program is
 * gone. Run on purpose with {@code benchmarks/run KillBench}; {@code -Dbench.kills=20} by default.
 */
class KillBench {

  private static final int KILLS = Integer.getInteger("bench.kills", 20);
  private static final int HANDS = 4;
  /** Milliseconds of load before each kill, at least; some more, by the kill's number. */
  private static final int LOAD = Integer.getInteger("bench.load", 4000);
  private static final int ACTS_A_CASE = 25;
  private static final String TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

  private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
  private final AtomicLong acts = new AtomicLong();
  private RunningProgram program;

  private record Acknowledged(int stamp, String key, String due) {}

  @Test
  void nothingAcknowledgedIsEverLost() throws Exception {
    program = RunningProgram.start(RunningProgram.home("kill"));
    for (var kill = 0; kill <= KILLS; kill++) {
      check();
      if (kill == KILLS) {
        program.stop();
        break;
      }
      var before = acts.get();
      load(LOAD + kill * 337L % 3000);
      program = program.again();
      System.out.printf("BENCH kill %d: %d acts acknowledged before it%n", kill + 1, acts.get() - before);
    }
    System.out.printf("BENCH %d kills under load: %d acknowledged acts on %d cases, all there, every due day as it was%n", KILLS, acts.get(), acknowledged.size());
  }

  /** Every client is at work when the program is killed: the load ends because nobody answers any more. */
  private void load(long millis) throws Exception {
    var tokens = new ArrayList<String[]>();
    for (var hand = 0; hand < HANDS; hand++) {
      tokens.add(new String[] {program.token("city"), program.token("city2")});
    }
    try (var hands = Executors.newFixedThreadPool(HANDS)) {
      var running = tokens.stream().map(own -> hands.submit(() -> work(own[0], own[1]))).toList();
      Thread.sleep(millis);
      for (var client : running) {
        if (client.isDone()) {
          client.get();
          throw new IllegalStateException("A client stopped before the kill");
        }
      }
      program.kill();
      for (var client : running) {
        client.get();
      }
    }
  }

  private Void work(String officer, String leader) throws Exception {
    try {
      while (true) {
        act(officer, ready(officer, leader));
      }
    } catch (IOException killed) {
      return null;
    }
  }

  private String ready(String officer, String leader) throws Exception {
    var number = program.post(officer, "/cases", Map.of("procedure", "administrative-case", "key", UUID.randomUUID().toString(), "form", Map.of("subject", "断电试验", "unit", "370811",
        "source", "patrol", "right-kind", "trademark", "respondent", "示例断电商贸有限公司", "facts", "x"))).get("number").asString();
    step(officer, number, "check", 1, Map.of("visited", TODAY, "findings", "x"));
    step(officer, number, "propose-docket", 2, Map.of("offence", "trademark-infringement", "grounds", "x"));
    step(leader, number, "docket", 3, Map.of());
    step(officer, number, "assign-officers", 4, Map.of("officer-one", "甲", "officer-two", "乙"));
    acts.addAndGet(5);
    return number;
  }

  private JsonNode step(String token, String number, String act, int stamp, Map<String, String> form) throws Exception {
    return program.post(token, "/cases/" + number + "/acts/" + act, Map.of("form", form, "stamp", stamp, "key", UUID.randomUUID().toString()));
  }

  private void act(String officer, String number) throws Exception {
    var due = program.get(officer, "/cases/" + number).get("due").asString();
    for (var stamp = 5; stamp < 5 + ACTS_A_CASE; stamp++) {
      var key = UUID.randomUUID().toString();
      var done = step(officer, number, "record-amounts", stamp, Map.of("turnover", Integer.toString(stamp), "valuation", key));
      acknowledged.put(number, new Acknowledged(done.get("stamp").asInt(), key, due));
      acts.incrementAndGet();
    }
  }

  private void check() throws Exception {
    if (acknowledged.isEmpty()) {
      return;
    }
    var officer = program.token("city");
    for (var entry : acknowledged.entrySet()) {
      var now = program.get(officer, "/cases/" + entry.getKey());
      var stamp = now.get("stamp").asInt();
      var then = entry.getValue();
      if (stamp != then.stamp() && stamp != then.stamp() + 1) {
        throw new AssertionError(entry.getKey() + " is at " + stamp + "; acknowledged was " + then.stamp());
      }
      if (stamp == then.stamp() && !now.get("facts").get("valuation").asString().equals(then.key())) {
        throw new AssertionError(entry.getKey() + " lost the answer of an acknowledged act");
      }
      if (!now.get("due").asString().equals(then.due())) {
        throw new AssertionError(entry.getKey() + " is due " + now.get("due") + ", was due " + then.due());
      }
    }
    var proof = program.get(officer, "/proofs/nightly");
    if (proof.get("withoutDue").asInt() + proof.get("withoutDesk").asInt() > 0) {
      throw new AssertionError("Something is stuck: " + proof);
    }
  }
}
