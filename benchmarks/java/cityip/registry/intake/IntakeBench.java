package cityip.registry.intake;

import cityip.DatabaseTest;
import cityip.kernel.ApplicationNumber;
import cityip.registry.Intake;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * A table from the file to the registry, against a bare COPY of the same rows, in one run. Not part of the default run:
 * {@code benchmarks/run IntakeBench}.
 */
class IntakeBench extends DatabaseTest {

  private static final int ROWS = 100_000;

  @TempDir
  Path home;

  @Test
  void measures() throws Exception {
    try (IntakeHouse house = new IntakeHouse(dataSource(), home)) {
      for (int round = 0; round < 4; round++) {
        byte[] csv = csv(1990 + round * 8).getBytes(StandardCharsets.UTF_8);
        long copy = copy(csv, round);
        long start = System.nanoTime();
        Intake.Batch batch = house.intake().await(house.intake().receive(new ByteArrayInputStream(csv), "rows.csv", null, "bench"), Duration.ofMinutes(5));
        long intake = System.nanoTime() - start;
        System.out.printf(Locale.ROOT, "intake rows: %d %s; COPY %d rows/s, intake %d rows/s: %.0f %%%n", batch.rows().accepted(), batch.state(),
            ROWS * 1_000_000_000L / copy, ROWS * 1_000_000_000L / intake, 100.0 * copy / intake);
      }
    }
  }

  /** The same rows into a table with a key and their eleven columns. */
  private long copy(byte[] csv, int round) throws Exception {
    db().sql("create table bare_" + round + " (a text primary key, b text, c text, d text, e text, f date, g date, h text, i text, j text, k text)").update();
    long start = System.nanoTime();
    try (Connection connection = dataSource().getConnection()) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bare_" + round + " from stdin (format csv, header true)", new ByteArrayInputStream(csv));
    }
    return System.nanoTime() - start;
  }

  private static String csv(int year) {
    StringBuilder text = new StringBuilder("申请号,名称,申请（专利权）人,地址,公开（公告）号,公开（公告）日,申请日,主分类号,发明（设计）人,专利代理机构,摘要\n");
    for (int i = 0; i < ROWS; i++) {
      String number = ApplicationNumber.parse((year + i % 7) + "1" + String.format("%07d", i)).toOptional().orElseThrow().canonical();
      text.append(number).append(",一种示例装置").append(i).append(",示例").append(i % 997).append("有限公司;示例大学,272000 山东省济宁市任城区示例路").append(i % 100)
          .append("号,CN1").append(String.format("%08d", (year - 1990) / 8 * ROWS + i)).append("A,").append(year + i % 7 + 1).append("-11-24,").append(year + i % 7).append("-03-04,A01B")
          .append(i % 30 + 1).append("/02;G06F17/27,示例甲;示例乙,示例代理(普通合伙) 37221,").append(i)
          .append("本示例公开了一种示例装置及其控制方法，包括壳体、驱动件与检测件，所述检测件设于壳体内，用于检测示例参数并反馈，从而提高效率、降低成本，适用于示例场景。".repeat(2)).append('\n');
    }
    return text.toString();
  }
}
