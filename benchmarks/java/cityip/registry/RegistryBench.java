package cityip.registry;

import cityip.DatabaseTest;
import cityip.kernel.ApplicationNumber;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Speed of the registry; run on purpose with {@code -Dtest=RegistryBench}, prints ratios of one run. */
class RegistryBench extends DatabaseTest {

  static final int ROWS = Integer.getInteger("bench.rows", 100_000);
  static final int AT_ONCE = Integer.getInteger("bench.batch", 5_000);
  static final String SUMMARY = "本发明公开了一种用于智能制造的数据处理方法及装置，涉及计算机技术领域，包括采集模块、处理模块和输出模块，".repeat(6);

  record Line(String number, String publication, String title, List<String> classes, String owner, String address, String agency, String summary, LocalDate filed,
      LocalDate published, LocalDate granted) {}

  static List<Line> lines(int count, int seed) {
    Random random = new Random(seed);
    String[] ipc = {"G06F11/16", "H04L12/28", "A01B1/02", "C02F1/44", "H01M10/05", "B23K26/38", "A61K36/00", "G06Q50/02", "E21B43/00", "F16H57/04"};
    List<Line> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      LocalDate filed = LocalDate.of(2008 + random.nextInt(14), 1 + random.nextInt(12), 1 + random.nextInt(28));
      String number = ApplicationNumber.parse(filed.getYear() + "1" + "%07d".formatted(seed * 1_000_000 + i)).toOptional().orElseThrow().canonical();
      lines.add(new Line(number, "CN%09dB".formatted(100_000_000 + i), "一种基于深度学习的" + i + "号示例装置及其控制方法", List.of(ipc[random.nextInt(10)], ipc[random.nextInt(10)]),
          "济宁示例科技有限公司" + random.nextInt(5000), "山东省济宁市任城区示例路" + random.nextInt(3000) + "号", "济宁示例知识产权代理有限公司", i % 7 + SUMMARY, filed, filed.plusMonths(18),
          filed.plusMonths(30)));
    }
    return lines;
  }

  static Statement statement(Line line, int at) {
    return Statement.about(ApplicationNumber.parse(line.number()).toOptional().orElseThrow().rightNumber()).line(at).event(EventKind.FILED, line.filed())
        .event(EventKind.PUBLISHED, line.published()).event(EventKind.GRANTED, line.granted()).holder(Holder.at(line.owner(), line.address())).put(Fact.TITLE, line.title())
        .put(Fact.ABSTRACT, line.summary()).put(Fact.CLASSES, line.classes()).put(Fact.PUBLICATION_NUMBER, line.publication()).put(Fact.AGENCY, line.agency()).build();
  }

  @Test
  void loadAgainstBareCopy() throws Exception {
    TestTown town = new TestTown(dataSource());
    List<Line> lines = lines(ROWS, 1);
    db().sql("create table bare (number text, publication text, title text, classes text, owner text, address text, agency text, summary text, filed date, published date, granted date)").update();
    for (int round = 0; round < 3; round++) {
      db().sql("truncate bare, registry_right, registry_event, registry_span, registry_owner, registry_flag").update();
      long start = System.nanoTime();
      bare(lines);
      double bare = ROWS / ((System.nanoTime() - start) / 1e9);
      start = System.nanoTime();
      load(town, lines, round + 1);
      double full = ROWS / ((System.nanoTime() - start) / 1e9);
      System.out.printf(Locale.ROOT, "BENCH round %d: bare COPY %.0f rows/s, loader %.0f rights/s, ratio %.2f%n", round, bare, full, full / bare);
    }
    long start = System.nanoTime();
    load(town, lines, 9);
    System.out.printf(Locale.ROOT, "BENCH same file again: %.0f rows/s%n", ROWS / ((System.nanoTime() - start) / 1e9));
    start = System.nanoTime();
    Object undone = town.loader.undo(3, "officer", "bench", (_, _) -> { });
    System.out.printf(Locale.ROOT, "BENCH undo %s in %.1f s%n", undone, (System.nanoTime() - start) / 1e9);
    db().sql("select relname || ' ' || pg_size_pretty(pg_total_relation_size(oid)) from pg_class where relname like 'registry%' and relkind = 'r' or relname = 'bare'").query(String.class).list()
        .forEach(size -> System.out.println("BENCH " + size));
  }

  /** Statements are made and prepared in one thread while another loads those before. */
  private static void load(TestTown town, List<Line> lines, long batch) throws Exception {
    var ready = new java.util.concurrent.ArrayBlockingQueue<java.util.Optional<RightsLoader.Prepared>>(2);
    Thread producer = Thread.ofPlatform().start(() -> {
      try {
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
          List<Statement> statements = new ArrayList<>(AT_ONCE);
          for (int i = from; i < Math.min(lines.size(), from + AT_ONCE); i++) {
            statements.add(statement(lines.get(i), i));
          }
          ready.put(java.util.Optional.of(town.loader.prepare(statements)));
        }
        ready.put(java.util.Optional.empty());
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    });
    for (var next = ready.take(); next.isPresent(); next = ready.take()) {
      town.loader.load(batch, next.get());
    }
    producer.join();
  }

  private void bare(List<Line> lines) throws Exception {
    try (Connection connection = dataSource().getConnection()) {
      connection.setAutoCommit(false);
      BinaryRows rows = new BinaryRows("bare");
      for (int i = 0; i < lines.size(); i++) {
        Line line = lines.get(i);
        rows.row(11).text(line.number()).text(line.publication()).text(line.title()).text(String.join(";", line.classes())).text(line.owner()).text(line.address()).text(line.agency())
            .text(line.summary()).day(line.filed()).day(line.published()).day(line.granted());
        if ((i + 1) % AT_ONCE == 0) {
          rows.send(connection.unwrap(PGConnection.class));
          connection.commit();
        }
      }
    }
  }
}
