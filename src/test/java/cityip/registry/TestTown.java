package cityip.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** A small invented city around the loader: holders get numbers in the order they come, addresses name their unit. */
final class TestTown {

  final Map<HolderDirectory.Named, Long> known = new HashMap<>();
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  final RightsLoader loader;

  TestTown(DataSource dataSource) {
    Clock clock = new Clock() {
      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
    loader = new RightsLoader(dataSource, this::ids, TestTown::unitOf, Histories.TERMS, SeiBranches.read("/rules/sei-ipc-2021.tsv"), clock);
  }

  private synchronized Map<HolderDirectory.Named, Long> ids(Collection<HolderDirectory.Named> named) {
    Map<HolderDirectory.Named, Long> ids = new HashMap<>();
    named.forEach(each -> ids.put(each, known.computeIfAbsent(each, _ -> known.size() + 1L)));
    return ids;
  }

  static String unitOf(String address) {
    return address.contains("任城") ? "370811" : address.contains("曲阜") ? "370881" : null;
  }
}
