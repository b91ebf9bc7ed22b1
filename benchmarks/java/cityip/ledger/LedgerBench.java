package cityip.ledger;

import cityip.DatabaseTest;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not part of the default run (its name does not end in Test): {@code benchmarks/run LedgerBench}. */
class LedgerBench extends DatabaseTest {

  @TempDir Path home;

  @Test
  void measures() throws Exception {
    LedgerWorld pool = LedgerWorld.fresh(home, dataSource());
    LedgerWorld world = pool.onOneConnection();
    actCost(world);
    world.sealer.sealNow();
    checkpoints(world, 1000);
    verifying(pool);
    sealing(world, 1_000_000);
    for (int i = 0; i < 4; i++) {
      verifying(pool);
    }
  }

  /** An act as modules do them: read the row, change it, write its history, commit. With and without the entry, in turns. */
  private void actCost(LedgerWorld world) {
    world.database.sql("create table bench_case (id bigint primary key, state text, changed timestamptz)").update();
    world.database.sql("create table bench_history (id bigint generated always as identity primary key, case_id bigint, state text, note text)").update();
    world.database.sql("insert into bench_case select n, 'NEW', now() from generate_series(1, 10000) n").update();
    double[] without = new double[150];
    double[] with = new double[150];
    for (int round = 0; round < 150; round++) {
      without[round] = acts(world, 100, false);
      with[round] = acts(world, 100, true);
    }
    double a = median(without);
    double b = median(with);
    System.out.printf(Locale.ROOT, "ACT without %.1f us, with entry %.1f us, cost %.1f %%%n", a, b, (b / a - 1) * 100);
  }

  private double acts(LedgerWorld world, int count, boolean withEntry) {
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long id = 1 + (i * 7919L) % 10_000;
      world.transaction.executeWithoutResult(status -> {
        String state = world.database.sql("select state from bench_case where id = ? for update").param(id).query(String.class).single();
        world.database.sql("update bench_case set state = ?, changed = now() where id = ?").params("SEEN", id).update();
        world.database.sql("insert into bench_history (case_id, state, note) values (?, ?, ?)").params(id, "SEEN", "was " + state).update();
        if (withEntry) {
          world.ledger.append(new Act("officer.li", "bench.case-seen", "case:" + id, "was " + state));
        }
      });
    }
    return (System.nanoTime() - begin) / 1e3 / count;
  }

  private void checkpoints(LedgerWorld world, int count) {
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      world.append(LedgerWorld.anAct(i));
      world.sealer.sealNow();
    }
    System.out.printf(Locale.ROOT, "CHECKPOINTS %,d sealed one by one, %.1f ms each%n", count, (System.nanoTime() - begin) / 1e6 / count);
  }

  private static double median(double[] values) {
    double[] sorted = java.util.Arrays.copyOfRange(values, 20, values.length);
    java.util.Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void sealing(LedgerWorld world, int count) throws Exception {
    try (var statement = world.dataSource.getConnection().createStatement()) {
      statement.execute("insert into ledger_inbox (id, at, actor, act, subject, content_hash, content)"
          + " select 1000000000 + n, now() + n * interval '1 microsecond', 'officer.li', 'registry.batch-imported', 'batch:' || n, sha256(n::text::bytea),"
          + " case when n % 2 = 0 then n::text end from generate_series(1, " + count + ") n");
    }
    long cpu = threadCpu();
    long begin = System.nanoTime();
    long sealed = world.sealer.sealNow();
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(Locale.ROOT, "SEAL %,d entries in %.2f s = %,.0f/s (this thread's CPU %.2f s)%n", sealed, seconds, sealed / seconds, (threadCpu() - cpu) / 1e9);
  }

  private void verifying(LedgerWorld world) {
    long cpu = threadCpu();
    AuditReport report = world.audit.run();
    double seconds = report.took().toNanos() / 1e9;
    System.out.printf(Locale.ROOT, "VERIFY %,d entries in %.2f s = %,.0f/s (this thread's CPU %.2f s) findings %s%n",
        report.entries(), seconds, report.entries() / seconds, (threadCpu() - cpu) / 1e9, report.findings());
  }

  private static long threadCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
