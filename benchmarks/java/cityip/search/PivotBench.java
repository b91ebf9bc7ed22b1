package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import cityip.shell.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Two dimensions over {@code -Dbench.pivot} rows beside DuckDB on two threads and PostgreSQL, all three with the same numbers; {@code benchmarks/run PivotBench}. */
class PivotBench extends DatabaseTest {

  private static final int ROWS = Integer.getInteger("bench.pivot", 5_000_000);

  @TempDir
  Path folder;

  private final byte[] units = new byte[ROWS];
  private final short[] years = new short[ROWS];
  private final int[] families = new int[ROWS];
  private final int[] yuan = new int[ROWS];

  private enum Measure {
    COUNT("count(*)", "DuckDB 0.50, PostgreSQL 0.05"), SUM("cast(coalesce(sum(yuan), 0) as bigint)", "DuckDB 0.50, PostgreSQL 0.05"),
    DISTINCT("count(distinct family)", "DuckDB 1.00");

    private final String sql;
    private final String goal;

    Measure(String sql, String goal) {
      this.sql = sql;
      this.goal = goal;
    }

    @Nullable String sum() {
      return this == SUM ? "pledgedYuan" : null;
    }
  }

  @Test
  void turnsBesideDuckDbAndPostgreSql() throws Exception {
    generate();
    try (var index = new SearchIndex(folder.resolve("pivot"), List::of, some -> Map.of()); var duck = DriverManager.getConnection("jdbc:duckdb:");
        var postgres = dataSource().getConnection(); var ofDuck = duck.createStatement(); var ofPostgres = postgres.createStatement()) {
      fill(index);
      fillDuck(duck, ofDuck);
      fillPostgres(postgres, ofPostgres);
      for (var measure : Measure.values()) {
        compare(index, ofDuck, ofPostgres, measure);
      }
    }
  }

  private void generate() {
    var random = new Random(5);
    for (var n = 0; n < ROWS; n++) {
      units[n] = (byte) (14 * Math.pow(random.nextDouble(), 2));
      years[n] = (short) (2006 + (int) (20 * Math.sqrt(random.nextDouble())));
      families[n] = random.nextInt(Math.max(1, ROWS * 9 / 10));
      yuan[n] = random.nextInt(3) == 0 ? 10_000 * random.nextInt(500) : -1;
    }
  }

  private void fill(SearchIndex index) {
    for (var from = 0; from < ROWS; from += 10_000) {
      var some = new ArrayList<IndexedDocument>();
      for (var n = from; n < Math.min(ROWS, from + 10_000); n++) {
        some.add(new IndexedDocument(Integer.toString(n), Map.of(), Map.of("unit", List.of("u" + units[n]), "year", List.of(Integer.toString(years[n])), "family",
            List.of("f" + families[n])), yuan[n] < 0 ? Map.of() : Map.of("pledgedYuan", (long) yuan[n]), Map.of(), Set.of()));
      }
      index.put(some, true);
    }
    index.commit(Instant.ofEpochSecond(1));
  }

  private void fillDuck(Connection duck, Statement statement) throws Exception {
    statement.execute("set threads=2");
    statement.execute("create table rights (unit varchar, year varchar, family varchar, yuan bigint)");
    try (var appender = ((org.duckdb.DuckDBConnection) duck).createAppender("main", "rights")) {
      for (var n = 0; n < ROWS; n++) {
        appender.beginRow();
        appender.append("u" + units[n]);
        appender.append(Integer.toString(years[n]));
        appender.append("f" + families[n]);
        if (yuan[n] < 0) {
          appender.appendNull();
        } else {
          appender.append((long) yuan[n]);
        }
        appender.endRow();
      }
    }
  }

  private void fillPostgres(Connection postgres, Statement statement) throws Exception {
    statement.execute("create table rights (unit text, year text, family text, yuan bigint)");
    try (var out = new PGCopyOutputStream(postgres.unwrap(PGConnection.class), "copy rights from stdin", 1 << 16)) {
      for (var n = 0; n < ROWS; n++) {
        out.write(("u" + units[n] + "\t" + years[n] + "\tf" + families[n] + "\t" + (yuan[n] < 0 ? "\\N" : yuan[n]) + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
    statement.execute("vacuum analyze rights");
  }

  private static Map<String, Long> asked(Statement statement, Measure measure) throws Exception {
    var cells = new HashMap<String, Long>();
    try (var rows = statement.executeQuery("select unit, year, " + measure.sql + " from rights group by 1, 2")) {
      while (rows.next()) {
        cells.put(rows.getString(1) + rows.getString(2), rows.getLong(3));
      }
    }
    return cells;
  }

  private static Map<String, Long> cells(PivotCounts table, Measure measure) {
    var values = measure == Measure.SUM ? table.sums() : table.cells();
    var cells = new HashMap<String, Long>();
    for (var r = 0; r < table.rows().size(); r++) {
      for (var c = 0; c < table.columns().size(); c++) {
        if (table.cells()[r][c] > 0) {
          cells.put(table.rows().get(r).value() + table.columns().get(c).value(), values[r][c]);
        }
      }
    }
    return cells;
  }

  private static void compare(SearchIndex index, Statement ofDuck, Statement ofPostgres, Measure measure) throws Exception {
    var ours = new long[9];
    var duck = new long[9];
    var postgres = new long[3];
    for (var round = -3; round < 9; round++) {
      var start = System.nanoTime();
      var table = index.pivot(new Wanted.Everything(), new Scope.WholeCity(), "unit", "year", measure == Measure.DISTINCT, measure.sum());
      var between = System.nanoTime();
      var ofThem = asked(ofDuck, measure);
      var end = System.nanoTime();
      assertThat(cells(table, measure)).as(measure + " as DuckDB has it").isEqualTo(ofThem);
      if (round >= 0) {
        ours[round] = between - start;
        duck[round] = end - between;
      }
    }
    for (var round = -1; round < postgres.length; round++) {
      var start = System.nanoTime();
      var ofThem = asked(ofPostgres, measure);
      postgres[Math.max(0, round)] = System.nanoTime() - start;
      assertThat(ofThem).as(measure + " as both databases have it").isEqualTo(asked(ofDuck, measure));
    }
    var mine = new Spread(ours).p50();
    System.out.printf(Locale.ROOT, "BENCH pivot of %d rows, %s: DuckDB on two threads %.1f ms, PostgreSQL %.1f ms, ours %.1f ms; of DuckDB's %.2f, of PostgreSQL's %.3f, goal %s%n", ROWS,
        measure.name().toLowerCase(Locale.ROOT), new Spread(duck).p50(), new Spread(postgres).p50(), mine, mine / new Spread(duck).p50(), mine / new Spread(postgres).p50(), measure.goal);
  }
}
