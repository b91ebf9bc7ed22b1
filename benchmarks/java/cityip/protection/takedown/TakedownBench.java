package cityip.protection.takedown;

import cityip.RunningProgram;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A platform sends ten thousand notices in a burst over 32 connections; in the middle the program is killed with signal 9 and started
 * again, and the platform, as platforms do, sends again whatever was not acknowledged. All must be there, none twice.
 * Run on purpose with {@code benchmarks/run TakedownBench}; {@code -Dbench.notices=10000}.
 */
class TakedownBench {

  private static final int NOTICES = Integer.getInteger("bench.notices", 10_000);
  private static final int CONNECTIONS = 32;

  private final Map<Integer, String> numbers = new ConcurrentHashMap<>();
  private final long[] nanos = new long[NOTICES];

  @Test
  void acknowledgesABurstAndAKillLosesAndDoublesNothing() throws Exception {
    var program = RunningProgram.start(RunningProgram.home("takedown"));
    burst(program, 0, 500, null); // warm
    var start = System.nanoTime();
    burst(program, 500, NOTICES / 2, null);
    var seconds = (System.nanoTime() - start) / 1e9;
    var timed = Arrays.copyOfRange(nanos, 500, NOTICES / 2);
    Arrays.sort(timed);
    System.out.printf("BENCH takedown: %d notices over %d connections in %.1f s (%.0f a second), p50 %.1f ms, p99 %.1f ms, goal 200 ms%n", timed.length, CONNECTIONS, seconds, timed.length / seconds,
        timed[timed.length / 2] / 1e6, timed[(int) (timed.length * 0.99)] / 1e6);
    burst(program, NOTICES / 2, NOTICES, program);
    var before = numbers.size();
    var again = program.again();
    burst(again, NOTICES / 2, NOTICES, null);
    check(again, before);
    again.stop();
  }

  /** @param victim killed when half of them are acknowledged; null for nobody */
  private void burst(RunningProgram program, int from, int to, RunningProgram victim) throws Exception {
    var token = program.token("platform");
    var next = new AtomicInteger(from);
    var acknowledged = new AtomicInteger();
    var killed = new AtomicBoolean();
    try (var hands = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (var hand = 0; hand < CONNECTIONS; hand++) {
        hands.submit(() -> {
          for (var n = next.getAndIncrement(); n < to && !killed.get(); n = next.getAndIncrement()) {
            try {
              send(program, token, n);
              if (victim != null && acknowledged.incrementAndGet() == (to - from) / 2 && killed.compareAndSet(false, true)) {
                victim.kill();
              }
            } catch (IOException gone) {
              return null;
            }
          }
          return null;
        });
      }
    }
  }

  private void send(RunningProgram program, String token, int n) throws Exception {
    var start = System.nanoTime();
    var answer = program.post(token, "/takedown/notices", Map.ofEntries(Map.entry("key", "burst-" + n), Map.entry("rightKind", "copyright"), Map.entry("rightNumber", "示例登字-2026-F-%08d".formatted(n % 400)),
        Map.entry("holder", "示例权利人" + n % 400), Map.entry("link", "https://shop.example.cn/" + n), Map.entry("merchant", "示例商家" + n % 3_000), Map.entry("comparison", "图片相同"), Map.entry("truthDeclared", true),
        Map.entry("listing", "{\"item\":" + n + "}"), Map.entry("unit", "370811")));
    nanos[n] = System.nanoTime() - start;
    var number = answer.path("number").asString();
    var known = numbers.putIfAbsent(n, number);
    if (known != null && !known.equals(number)) {
      throw new AssertionError("Notice " + n + " was made twice: " + known + " and " + number);
    }
  }

  private void check(RunningProgram program, int before) throws Exception {
    var token = program.token("city");
    var all = program.get(token, "/cases?queue=all&procedure=takedown&size=1").path("total").asInt();
    if (numbers.size() != NOTICES || Set.copyOf(numbers.values()).size() != NOTICES || all != NOTICES) {
      throw new AssertionError("%d of %d acknowledged, %d numbers, %d cases".formatted(numbers.size(), NOTICES, Set.copyOf(numbers.values()).size(), all));
    }
    var proof = program.get(token, "/proofs/nightly");
    if (proof.path("withoutDue").asInt() + proof.path("withoutDesk").asInt() > 0) {
      throw new AssertionError("Something is stuck: " + proof);
    }
    System.out.printf("BENCH takedown: killed with %d of %d acknowledged; after the start the rest was sent again: %d notices, none lost, none twice%n", before, NOTICES, all);
  }
}
