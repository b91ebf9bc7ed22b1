package cityip.search;

import cityip.SiteTest;
import cityip.kernel.ApplicationNumber;
import cityip.registry.Intake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;

/**
 * From an uploaded table to rights that can be found, against Lucene alone on the same texts with the same analysis: two threads that add
 * hand-made documents and commit. Ours also reads, checks, keeps histories and reads them back.
 */
class IntakeIndexBench extends SiteTest {

  private static final int ROWS = Integer.getInteger("bench.rows", 100_000);

  private record Row(String number, String title, String owners, String inventors, String agency, String summary, int year) {}

  @Test
  void measures() throws Exception {
    var index = bean(SearchIndex.class);
    settle(index, 19_000);
    for (int round = 0; round < 2; round++) {
      var rows = rows(1990 + round * 8);
      double raw = lucene(rows);
      long before = index.size();
      long start = System.nanoTime();
      var intake = bean(Intake.class);
      intake.await(intake.receive(new ByteArrayInputStream(csv(rows)), "rows-" + round + ".csv", null, "bench"), Duration.ofMinutes(20));
      double loaded = ROWS * 1e9 / (System.nanoTime() - start);
      settle(index, before + ROWS);
      double whole = ROWS * 1e9 / (System.nanoTime() - start);
      System.out.printf(Locale.ROOT, "BENCH intake with index: raw Lucene %.0f documents/s, intake alone %.0f rows/s, until found %.0f rows/s: %.0f %%%n", raw, loaded, whole, 100 * whole / raw);
    }
  }

  private static void settle(SearchIndex index, long size) throws InterruptedException {
    for (int n = 0; n < 12_000 && index.size() < size; n++) {
      Thread.sleep(50);
    }
  }

  private static double lucene(List<Row> rows) throws Exception {
    Path folder = Files.createTempDirectory("raw-lucene");
    try (var directory = FSDirectory.open(folder); var writer = new IndexWriter(directory, new IndexWriterConfig(CityAnalyzer.KEPT).setRAMBufferSizeMB(96));
        var hands = Executors.newFixedThreadPool(2)) {
      long start = System.nanoTime();
      for (int hand = 0; hand < 2; hand++) {
        int first = hand;
        hands.submit(() -> {
          for (int n = first; n < rows.size(); n += 2) {
            writer.addDocument(document(rows.get(n)));
          }
          return null;
        });
      }
      hands.shutdown();
      hands.awaitTermination(20, TimeUnit.MINUTES);
      writer.commit();
      return rows.size() * 1e9 / (System.nanoTime() - start);
    }
  }

  private static Document document(Row row) {
    var document = new Document();
    document.add(new KeywordField("id", row.number(), Field.Store.YES));
    document.add(new TextField("t_title", row.title(), Field.Store.NO));
    document.add(new TextField("t_abstract", row.summary(), Field.Store.NO));
    document.add(new TextField("t_owners", row.owners(), Field.Store.NO));
    document.add(new TextField("t_applicants", row.owners(), Field.Store.NO));
    document.add(new TextField("t_inventors", row.inventors(), Field.Store.NO));
    document.add(new TextField("t_agency", row.agency(), Field.Store.NO));
    for (var label : List.of("kind", "state", "unit", "year", "ipc", "ownerName", "branch", "agencyName")) {
      document.add(new KeywordField(label, label.equals("year") ? Integer.toString(row.year()) : label + row.year() % 7, Field.Store.NO));
    }
    document.add(new LongField("filedDay", row.year() * 365L, Field.Store.NO));
    document.add(new StoredField("shown", row.title() + row.owners() + row.summary()));
    return document;
  }

  private static List<Row> rows(int year) {
    var rows = new ArrayList<Row>(ROWS);
    for (int i = 0; i < ROWS; i++) {
      var number = ApplicationNumber.parse((year + i % 7) + "1" + String.format("%07d", i)).toOptional().orElseThrow().canonical();
      rows.add(new Row(number, "一种示例装置" + i, "示例" + i % 997 + "有限公司;示例大学", "示例甲;示例乙", "示例代理(普通合伙) 37221",
          i + "本示例公开了一种示例装置及其控制方法，包括壳体、驱动件与检测件，所述检测件设于壳体内，用于检测示例参数并反馈，从而提高效率、降低成本，适用于示例场景。".repeat(2), year + i % 7));
    }
    return rows;
  }

  private static byte[] csv(List<Row> rows) throws IOException {
    var text = new StringBuilder("申请号,名称,申请（专利权）人,地址,申请日,主分类号,发明（设计）人,专利代理机构,摘要\n");
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      text.append(row.number()).append(',').append(row.title()).append(',').append(row.owners()).append(",272000 山东省济宁市任城区示例路").append(i % 100).append("号,").append(row.year())
          .append("-03-04,A01B").append(i % 30 + 1).append("/02;G06F17/27,").append(row.inventors()).append(',').append(row.agency()).append(',').append(row.summary()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
