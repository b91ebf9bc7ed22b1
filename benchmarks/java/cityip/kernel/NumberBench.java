package cityip.kernel;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Speed of reading numbers; run on purpose with {@code -Dtest=NumberBench}. */
class NumberBench {

  @Test
  void readings() {
    measure("application numbers", ApplicationNumber::parse, List.of("ZL201710601862.3", "2017106018623", "CN201710601862.3", "97101765.4"));
    measure("publication numbers", PublicationNumber::parse, List.of("CN107392110B", "US7654321B2", "EP1234567A1", "CN215771194U"));
    measure("IPC symbols", IpcSymbol::parse, List.of("H04L   27/26    (2006.01)", "A01B1/02", "G06F 17/30", "A01B0001020000"));
    measure("days", DayText::parse, List.of("2021-03-04", "20210304", "2021年3月4日", "44259"));
    measure("credit codes", CreditCode::parse, List.of("91350100M000100Y43"));
  }

  private static void measure(String what, Function<String, Reading<?>> parse, List<String> texts) {
    long read = 0;
    double best = 0;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 2_000_000; i++) {
        read += parse.apply(texts.get(i % texts.size())) instanceof Reading.Read<?> ? 1 : 0;
      }
      best = Math.max(best, 2_000_000 / ((System.nanoTime() - start) / 1e9));
    }
    System.out.printf(Locale.ROOT, "BENCH %s: %.1f million a second (%d read)%n", what, best / 1e6, read);
  }
}
