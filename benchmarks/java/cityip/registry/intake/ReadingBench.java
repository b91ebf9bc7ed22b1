package cityip.registry.intake;

import cityip.tables.Limits;
import cityip.tables.TableRow;
import cityip.tables.TableSink;
import cityip.tables.TextTable;
import cityip.tables.XlsxTable;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/**
 * The readers against their peers, on one file each, in one run. Not part of the default run:
 * {@code benchmarks/run ReadingBench}; {@code -Drows=N} for other sizes.
 */
class ReadingBench {

  private static final int ROWS = Integer.getInteger("rows", 100_000);
  private static final int ROUNDS = 5;
  private static long seen;

  @TempDir
  Path dir;

  private interface Job {
    void run() throws Exception;
  }

  @Test
  void measures() throws Exception {
    excel();
    csv();
    xml();
    memory();
  }

  private static String[] row(int i) {
    String digits = "20201" + String.format("%07d", i);
    String number = cityip.kernel.ApplicationNumber.parse(digits).toOptional().orElseThrow().canonical();
    return new String[] {number, "一种示例装置及其控制方法" + i, "示例" + i % 977 + "有限公司;示例大学", "272000 山东省济宁市任城区示例路" + i % 100 + "号",
        "CN11" + String.format("%07d", i) + "A", "2021-03-04", "2020-05-06", "A01B1/02", "示例甲;示例乙", "有权"};
  }

  private static final String[] HEADERS = {"申请号", "名称", "申请人", "地址", "公开（公告）号", "公开（公告）日", "申请日", "主分类号", "发明人", "法律状态"};

  private void excel() throws Exception {
    Path file = dir.resolve("rows.xlsx");
    workbook(file, ROWS, "");
    long bare = best(() -> {
      try (ReadableWorkbook book = new ReadableWorkbook(file.toFile()); var rows = book.getFirstSheet().openStream()) {
        rows.forEach(row -> {
          for (int i = 0; i < row.getCellCount(); i++) {
            seen += row.getCellText(i).length();
          }
        });
      }
    });
    long poi = best(() -> poi(file));
    long cells = best(() -> new XlsxTable(file, Limits.USUAL).read(counting()));
    long whole = best(() -> Read.counting(file));
    report("xlsx", bare, "fastexcel", cells, "our cells", whole, "our checked rows");
    System.out.printf(Locale.ROOT, "xlsx POI SAX %d ms; our cells are %.1f x POI, %.2f x fastexcel%n", poi / 1_000_000, (double) poi / cells, (double) bare / cells);
  }

  private static void poi(Path file) throws Exception {
    try (OPCPackage pack = OPCPackage.open(file.toFile())) {
      XSSFReader reader = new XSSFReader(pack);
      var parser = org.apache.poi.util.XMLHelper.newXMLReader();
      parser.setContentHandler(new XSSFSheetXMLHandler(reader.getStylesTable(), new ReadOnlySharedStringsTable(pack), new XSSFSheetXMLHandler.SheetContentsHandler() {
        @Override
        public void startRow(int row) {}

        @Override
        public void endRow(int row) {}

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
          seen += value.length();
        }
      }, false));
      parser.parse(new InputSource(reader.getSheetsData().next()));
    }
  }

  private static TableSink counting() {
    return new TableSink() {
      @Override
      public boolean sheet(String name, boolean hidden) {
        return true;
      }

      @Override
      public void row(TableRow row) {
        for (String cell : row.cells()) {
          seen += cell.length();
        }
      }
    };
  }

  private void csv() throws Exception {
    Path file = dir.resolve("rows.csv");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write((String.join(",", HEADERS) + "\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < ROWS; i++) {
        out.write((String.join(",", row(i)) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    long bare = best(() -> {
      try (var reader = CsvReader.builder().ofCsvRecord(file)) {
        for (var csv : reader) {
          seen += csv.getFieldCount();
        }
      }
    });
    long cells = best(() -> new TextTable(file, Limits.USUAL).read(counting()));
    long whole = best(() -> Read.counting(file));
    report("csv", bare, "FastCSV", cells, "our cells", whole, "our checked rows");
  }

  private void xml() throws Exception {
    String gazette;
    try (InputStream in = ReadingBench.class.getResourceAsStream("/intake/shili-gazette.xml")) {
      gazette = new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("<!DOCTYPE[^>]*>", "") // Woodstox reads several documents only without
          .replace("<business:Claims>", "<business:Description>" + "<base:Paragraphs>本示例的说明书段落，包括若干示例文字，用以占据与真实文献相当的篇幅。</base:Paragraphs>\n".repeat(25) + "</business:Description><business:Claims>");
    }
    Path file = dir.resolve("gazette.xml");
    try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      byte[] one = gazette.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 20_000; i++) {
        out.write(one);
      }
    }
    System.out.printf(Locale.ROOT, "xml file %d MB, %d bytes a document%n", Files.size(file) >> 20, Files.size(file) / 20_000);
    long bare = best(() -> {
      var factory = new com.ctc.wstx.stax.WstxInputFactory();
      factory.setProperty(javax.xml.stream.XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(javax.xml.stream.XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
      factory.setProperty(com.ctc.wstx.api.WstxInputProperties.P_INPUT_PARSING_MODE, com.ctc.wstx.api.WstxInputProperties.PARSING_MODE_DOCUMENTS);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        var reader = factory.createXMLStreamReader(in);
        while (reader.hasNext()) {
          if (reader.next() == javax.xml.stream.XMLStreamConstants.CHARACTERS) {
            seen += reader.getTextLength();
          }
        }
      }
    });
    long rows = best(() -> Read.counting(file));
    System.out.printf(Locale.ROOT, "xml bare Woodstox %d ms (%d MB/s); our checked rows %d ms: %.0f %% of bare%n", bare / 1_000_000,
        (Files.size(file) >> 20) * 1_000_000_000L / bare, rows / 1_000_000, 100.0 * bare / rows);
  }

  /** What is still alive after a collection in the middle of a large file, above what was alive before it. */
  private void memory() throws Exception {
    Path file = dir.resolve("large.xlsx");
    workbook(file, 250_000, "本示例公开了一种装置，其摘要文字各不相同，占据共享字符串。".repeat(8));
    long before = alive();
    long[] most = {0};
    int[] rows = {0};
    new XlsxTable(file, Limits.USUAL).read(new TableSink() {
      @Override
      public boolean sheet(String name, boolean hidden) {
        return true;
      }

      @Override
      public void row(TableRow row) {
        if (++rows[0] % 60_000 == 0) {
          most[0] = Math.max(most[0], alive());
        }
      }
    });
    System.out.printf(Locale.ROOT, "memory: xlsx of %d MB, %d rows: at most %d MB more alive%n", Files.size(file) >> 20, rows[0], (most[0] - before) >> 20);
  }

  private static long alive() {
    System.gc();
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      used += pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null ? pool.getUsage().getUsed() : 0;
    }
    return used;
  }

  private static void workbook(Path file, int rows, String abstractText) throws IOException {
    try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "x", "1.0")) {
      var sheet = book.newWorksheet("清单");
      for (int i = 0; i < HEADERS.length; i++) {
        sheet.value(0, i, HEADERS[i]);
      }
      for (int r = 0; r < rows; r++) {
        String[] cells = row(r);
        for (int i = 0; i < cells.length; i++) {
          sheet.value(r + 1, i, i == 9 && !abstractText.isEmpty() ? r + abstractText : cells[i]);
        }
      }
    }
  }

  private static long best(Job job) throws Exception {
    long[] times = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      job.run();
      times[i] = System.nanoTime() - start;
    }
    return Arrays.stream(times).min().orElseThrow();
  }

  private static void report(String what, long bare, String peer, long cells, String first, long whole, String second) {
    System.out.printf(Locale.ROOT, "%s %d rows: %s %d ms (%d rows/s), %s %d ms (%.0f %%), %s %d ms (%.0f %%)%n", what, ROWS, peer, bare / 1_000_000,
        ROWS * 1_000_000_000L / bare, first, cells / 1_000_000, 100.0 * bare / cells, second, whole / 1_000_000, 100.0 * bare / whole);
  }
}
