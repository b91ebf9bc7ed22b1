package cityip.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.DatabaseTest;
import cityip.registry.Intake;
import cityip.registry.Intake.Batch;
import cityip.registry.Intake.Rows;
import cityip.registry.Intake.State;
import cityip.registry.Intake.Undo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way into the registry. */
class IntakeJobTest extends DatabaseTest {

  @TempDir
  static Path home;

  private IntakeHouse house;

  @BeforeAll
  void openHouse() {
    house = new IntakeHouse(dataSource(), home);
  }

  @AfterAll
  void closeHouse() {
    house.close();
  }

  /** Rows with right check characters, years apart so that tests do not meet. */
  private static String list(int year, int from, int count) {
    StringBuilder text = new StringBuilder("申请号,名称,申请人,地址,申请日,主分类号\n");
    IntStream.range(from, from + count).forEach(i -> {
      String digits = year + "1" + String.format("%07d", i);
      String number = cityip.kernel.ApplicationNumber.parse(digits) instanceof cityip.kernel.Reading.Read<cityip.kernel.ApplicationNumber> read
          ? read.value().canonical() : "";
      text.append(number).append(",示例装置").append(i).append(",示例").append(i % 7).append("有限公司,山东省济宁市任城区示例路,").append(year).append("-03-04,A01B1/02\n");
    });
    return text.toString();
  }

  @Test
  void takesGoodRowsAndKeepsBadOnesWithWhatWouldBeRight() throws Exception {
    Batch batch = house.send(list(2005, 0, 5) + "200510000001.9,错,示例,,2005-13-40,A01B1/02\n");
    assertThat(batch.state()).isEqualTo(State.DONE);
    assertThat(batch.rows()).isEqualTo(new Rows(6, 5, 0, 0, 1));
    List<Intake.Refusal> refusals = house.intake().refusals(batch.id(), 10, 0);
    assertThat(refusals).extracting(Intake.Refusal::line).containsOnly(7);
    assertThat(refusals.getFirst().column()).isEqualTo("申请号");
    assertThat(refusals.getFirst().suggestion()).startsWith("200510000001.");
    assertThat(db().sql("select count(*) from ledger_inbox where subject = :s").param("s", "batch:" + batch.id().value()).query(Long.class).single()
        + db().sql("select count(*) from ledger_entry where position(:s in line) > 0").param("s", "batch:" + batch.id().value()).query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void changesNothingTheSecondTime() throws Exception {
    Batch first = house.send(list(2006, 0, 50));
    Batch second = house.send(list(2006, 0, 50));
    assertThat(first.rows()).isEqualTo(new Rows(50, 50, 0, 0, 0));
    assertThat(second.rows()).isEqualTo(new Rows(50, 0, 50, 0, 0));
    Batch third = house.send(list(2006, 0, 50).replace("示例装置7,", "示例新装置7,"));
    assertThat(third.rows()).isEqualTo(new Rows(50, 0, 49, 1, 0));
  }

  @Test
  void takesTheCorrectedWorkbookBackAsItIs() throws Exception {
    Batch batch = house.send(list(2007, 0, 3) + "200710000009.Y,=HYPERLINK(\"x\"),示例,,2007-03-04,A01B1/02\n");
    assertThat(batch.rows().refused()).isEqualTo(1);
    byte[] refused = house.refused(batch);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(refused))) {
      var sheet = book.getSheetAt(0);
      assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).as("defused").startsWith("'=");
      assertThat(sheet.getRow(0).getCell(7).getStringCellValue()).isEqualTo("行号");
      assertThat(sheet.getRow(1).getCell(7).getNumericCellValue()).isEqualTo(5);
      assertThat(sheet.getRow(1).getCell(10).getStringCellValue()).contains("200710000009.Y");
      sheet.getRow(1).getCell(0).setCellValue("200710000009");
      java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
      book.write(out);
      Batch again = house.send("退回.xlsx", out.toByteArray());
      assertThat(again.state()).isEqualTo(State.DONE);
      assertThat(again.rows()).as("%s", house.intake().refusals(again.id(), 9, 0)).isEqualTo(new Rows(1, 1, 0, 0, 0));
      assertThat(db().sql("select title from registry_right where batch_id = :id").param("id", again.id().value()).query(String.class).single())
          .isEqualTo("=HYPERLINK(\"x\")");
    }
  }

  @Test
  void waitsForTheColumnsAndRemembersThemForTheSource() throws Exception {
    String text = "甲列,乙列\n示例一,x\n示例二,y\n";
    Batch waiting = house.send(text);
    assertThat(waiting.state()).isEqualTo(State.NEEDS_COLUMNS);
    assertThat(house.intake().correctColumns(waiting.id(), "gis", Map.of(1, "remark"), null, "officer")).isInstanceOf(Intake.Correction.NothingIdentifies.class);
    assertThat(house.intake().correctColumns(waiting.id(), "gis", Map.of(0, "title", 1, "remark"), "示例来源", "officer")).isInstanceOf(Intake.Correction.Accepted.class);
    Batch done = house.intake().await(waiting.id(), Duration.ofSeconds(30));
    assertThat(done.rows()).isEqualTo(new Rows(2, 2, 0, 0, 0));
    assertThat(house.send(text).rows()).as("remembered").isEqualTo(new Rows(2, 0, 2, 0, 0));
    assertThat(house.intake().profiles()).contains("示例来源");
    assertThat(house.intake().correctColumns(waiting.id(), "gis", Map.of(0, "title"), null, "officer")).isEqualTo(new Intake.Correction.NotNow(State.DONE));
  }

  @Test
  void readsAFileAgainAnotherWayAfterAnUndo() throws Exception {
    Batch batch = house.send("申请号,名称,摘要\n200310000001,甲名,乙名\n");
    assertThat(house.intake().correctColumns(batch.id(), "patents", Map.of(0, "number", 2, "title"), null, "officer")).isEqualTo(new Intake.Correction.NotNow(State.DONE));
    house.undo(batch.id());
    Intake.Correction corrected = house.intake().correctColumns(batch.id(), "patents", Map.of(0, "number", 2, "title"), null, "officer");
    assertThat(corrected).isInstanceOfSatisfying(Intake.Correction.Accepted.class, accepted -> assertThat(accepted.batch()).isNotEqualTo(batch.id()));
    Batch again = house.intake().await(((Intake.Correction.Accepted) corrected).batch(), Duration.ofSeconds(30));
    assertThat(again.rows().read()).isEqualTo(1);
    assertThat(db().sql("select title from registry_right where number like '200310000001%'").query(String.class).single()).isEqualTo("乙名");
  }

  @Test
  void tellsWhyAFileCannotBeRead() throws Exception {
    Batch batch = house.send("leer.csv", new byte[0]);
    assertThat(batch.state()).isEqualTo(State.FAILED);
    assertThat(batch.problem().key()).isEqualTo("intake.file.empty");
  }

  @Test
  void keepsTheRowsBeforeThePlaceWhereAFileBreaksOff() throws Exception {
    Batch batch = house.send(list(2008, 0, 3000) + "200810009999,\"示例" + "x".repeat(5_000_000));
    assertThat(batch.state()).isEqualTo(State.FAILED);
    assertThat(batch.rows().accepted()).isEqualTo(3000);
    assertThat(house.undo(batch.id()).undoing()).isNotNull().satisfies(undoing -> assertThat(undoing.retold()).isEqualTo(3000));
  }

  @Test
  void queuesNothingWhenTheUploadBreaksOff() {
    long before = house.intake().count();
    InputStream broken = new InputStream() {
      private int n;

      @Override
      public int read() throws IOException {
        if (n++ > 100) {
          throw new IOException("connection reset");
        }
        return 'x';
      }
    };
    assertThatThrownBy(() -> house.intake().receive(broken, "x.csv", null, "officer")).isInstanceOf(IOException.class);
    assertThat(house.intake().count()).isEqualTo(before);
  }

  @Test
  void letsOnlyOneOfTwoUndoTheSameBatch() throws Exception {
    Batch batch = house.send(list(2009, 0, 200));
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<Undo>> both = IntStream.range(0, 2).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return house.intake().undo(batch.id(), "officer" + i, "示例");
    })).toList();
    go.countDown();
    List<Undo> results = both.stream().map(CompletableFuture::join).toList();
    assertThat(results).hasAtLeastOneElementOfType(Undo.Begun.class).hasAtLeastOneElementOfType(Undo.AskedBefore.class);
    assertThat(house.intake().await(batch.id(), Duration.ofSeconds(60)).state()).isEqualTo(State.UNDONE);
    assertThat(acts("registry.batch-undone", batch)).as("done once").isEqualTo(1);
    assertThat(house.intake().undo(batch.id(), "late", "示例")).isInstanceOfSatisfying(Undo.AskedBefore.class, before -> assertThat(before.over()).isTrue());
    assertThat(house.send(list(2009, 0, 200)).rows().accepted() + house.send(list(2009, 0, 200)).rows().unchanged()).as("sent again after the undo").isPositive();
  }

  private long acts(String kind, Batch batch) {
    String subject = "batch:" + batch.id().value();
    return db().sql("select (select count(*) from ledger_inbox where act = :k and subject = :s) + (select count(*) from ledger_entry where act = :k and subject = :s)")
        .param("k", kind).param("s", subject).query(Long.class).single();
  }

  @Test
  void anUndoKilledInTheMiddleIsNotBegunAndThenDoneWhole() throws Exception {
    Batch batch = house.send(list(2012, 0, 12_000));
    Batches batches = house.bean(Batches.class);
    house.bean(IntakeWorker.class).stop();
    assertThat(house.intake().undo(batch.id(), "officer", "示例")).isEqualTo(new Undo.Begun());
    Batches.UndoClaimed claimed = batches.claimUndo("dead#1", Instant.now()).orElseThrow();
    CountDownLatch middle = new CountDownLatch(1);
    Thread dying = Thread.ofPlatform().start(() -> {
      middle.countDown();
      try {
        house.bean(BatchUndo.class).run(claimed, "dead#1");
      } catch (InterruptedException killed) {
        Thread.currentThread().interrupt();
      }
    });
    middle.await();
    while (dying.isAlive() && batches.find(batch.id().value()).orElseThrow().undoing().retold() == 0) {
      Thread.sleep(1);
    }
    dying.interrupt();
    dying.join();
    Batch stopped = batches.find(batch.id().value()).orElseThrow();
    assertThat(stopped.state()).isEqualTo(State.UNDOING);
    assertThat(stopped.undoing().retold()).as("it was in the middle").isBetween(1L, 11_999L);
    assertThat(db().sql("select count(*) from registry_retraction where batch_id = :b").param("b", batch.id().value()).query(Long.class).single()).isZero();
    assertThat(liveSpans(batch)).as("nothing of it is seen").isEqualTo(12_000);
    assertThat(house.intake().undo(batch.id(), "other", "示例")).isEqualTo(new Undo.AskedBefore("officer", false));
    db().sql("update registry_batch set heartbeat = now() - interval '1 hour' where id = :id").param("id", batch.id().value()).update();
    house.bean(IntakeWorker.class).start();
    assertThat(house.intake().await(batch.id(), Duration.ofSeconds(60)).state()).isEqualTo(State.UNDONE);
    assertThat(liveSpans(batch)).isZero();
    assertThat(house.bean(IntakeHouse.SampleFigures.class).retracted).contains(batch.id().value());
    assertThat(acts("registry.batch-undone", batch)).isEqualTo(1);
  }

  private long liveSpans(Batch batch) {
    return db().sql("select count(*) from registry_span where known_until = 'infinity' and right_id in (select right_id from registry_event where batch_id = :b)")
        .param("b", batch.id().value()).query(Long.class).single();
  }

  @Test
  void takesPartsSentTogetherAndTheReturnedPartOnceItsNumberIsFilledIn() throws Exception {
    String claims = "<cn-application-body><cn-claims><claim num=\"1\"><claim-text>一种示例</claim-text></claim></cn-claims></cn-application-body>";
    Batch refused = house.send("DA0001.xml", claims.getBytes(StandardCharsets.UTF_8));
    assertThat(refused.rows().refused()).isEqualTo(1);
    String number = cityip.kernel.ApplicationNumber.parse("201310000001").toOptional().orElseThrow().canonical();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(house.refused(refused)))) {
      book.getSheetAt(0).getRow(1).createCell(0).setCellValue(number);
      java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
      book.write(out);
      Batch again = house.send("退回.xlsx", out.toByteArray());
      assertThat(again.rows()).as("%s", house.intake().refusals(again.id(), 9, 0)).isEqualTo(new Rows(1, 1, 0, 0, 0));
    }
    List<Intake.Part> parts = List.of(new Intake.Part("b.xml", () -> new ByteArrayInputStream(claims.getBytes(StandardCharsets.UTF_8))),
        new Intake.Part("a.xml", () -> new ByteArrayInputStream("<发明专利请求书><申请号>2013100000022</申请号></发明专利请求书>".replace("2013100000022",
            cityip.kernel.ApplicationNumber.parse("201310000002").toOptional().orElseThrow().canonical()).getBytes(StandardCharsets.UTF_8))));
    Batch together = house.intake().await(house.intake().receiveTogether(parts, "a.xml +1", null, "officer"), Duration.ofSeconds(60));
    assertThat(together.rows()).isEqualTo(new Rows(1, 1, 0, 0, 0));
    Batch twice = house.intake().await(house.intake().receiveTogether(parts.reversed(), "a.xml +1", null, "officer"), Duration.ofSeconds(60));
    assertThat(twice.sha256()).isEqualTo(together.sha256());
  }

  @Test
  void anExportDoesNotGiveTheOwnerOfTodayTheYearsBeforeTheTransfer() throws Exception {
    String number = cityip.kernel.ApplicationNumber.parse("201410000001").toOptional().orElseThrow().canonical();
    String first = "申请号,名称,申请人,申请日\n%s,示例,示例甲有限公司,2014-03-04\n".formatted(number);
    String transfer = "专利号,转让人,受让人,登记日\n%s,示例甲有限公司,示例乙有限公司,2018-05-06\n".formatted(number);
    String export = "申请号,名称,申请（专利权）人,申请日\n%s,示例,示例乙有限公司,2014-03-04\n".formatted(number);
    for (String text : List.of(first, transfer, export)) {
      Batch batch = house.send(text);
      assertThat(batch.rows().refused()).as("%s", house.intake().refusals(batch.id(), 5, 0)).isZero();
    }
    assertThat(ownerOn(number, "2016-01-01")).isEqualTo("示例甲有限公司");
    assertThat(ownerOn(number, "2018-05-06")).isEqualTo("示例乙有限公司");
    assertThat(house.send(export.replace("示例,", "示例,")).rows().unchanged()).isEqualTo(1);
    assertThat(house.send("申请号,申请（专利权）人\n%s,示例乙有限公司\n".formatted(number)).rows()).as("named again, nothing new").isEqualTo(new Rows(1, 0, 1, 0, 0));
  }

  private String ownerOn(String number, String day) {
    return db().sql("""
        select o.name from registry_owner o join registry_right r on r.id = o.right_id
         where r.number = :n and o.known_until = 'infinity' and o.valid_from <= :d::date and :d::date < o.valid_until""").param("n", number).param("d", day).query(String.class).single();
  }

  @Test
  void refusesADayOfFilingThatIsStillToCome() throws Exception {
    String tomorrow = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(1).toString();
    Batch batch = house.send(list(2014, 5, 1).replace("2014-03-04", tomorrow));
    assertThat(batch.rows()).isEqualTo(new Rows(1, 0, 0, 0, 1));
    Intake.Refusal refusal = house.intake().refusals(batch.id(), 1, 0).getFirst();
    assertThat(refusal.column()).isEqualTo("申请日");
    assertThat(refusal.problem().key()).isEqualTo("intake.row.day-in-future");
  }

  @Test
  void doesNotUndoWhatIsNotThere() {
    assertThat(house.intake().undo(new Intake.BatchId(999_999), "officer", "x")).isInstanceOf(Undo.NoSuchBatch.class);
  }

  @Test
  void handsFiguresToTheirDesk() throws Exception {
    assertThat(house.send("地区,年份,常住人口,来源\n示例区,2024,100,公报\n别处,2024,1,公报\n").rows()).isEqualTo(new Rows(2, 1, 0, 0, 1));
  }

  @Test
  void readsDocumentsAndFilesThemUnderTheirNumbers() throws Exception {
    try (InputStream in = IntakeJobTest.class.getResourceAsStream("/intake/shili-family.xml")) {
      Batch batch = house.send("family.xml", in.readAllBytes());
      assertThat(batch.rows()).isEqualTo(new Rows(2, 2, 0, 0, 0));
      assertThat(batch.notes()).containsKey("intake.row.legal-code-unknown");
    }
  }

  @Test
  void doesNotMakeTwoRightsOfAPatentAndItsPublication() throws Exception {
    house.send("申请号,名称,公开（公告）号,公开（公告）日\n200410000001,示例,CN109999991A,2005-01-05\n");
    Batch byPublication = house.send("公开（公告）号,名称,分类号\nCN109999991B,示例新名,A01B1/02\nCN109999992B,别的示例,A01B1/02\n");
    assertThat(byPublication.rows()).isEqualTo(new Rows(2, 1, 0, 1, 0));
    assertThat(standing("CN109999991")).as("told under the application's number").isZero();
    assertThat(house.send("公开（公告）号,名称,分类号\nCN109999991B,示例新名,A01B1/02\nCN109999992B,别的示例,A01B1/02\n").rows()).isEqualTo(new Rows(2, 0, 2, 0, 0));
  }

  private long standing(String number) {
    return db().sql("select count(*) from registry_span s join registry_right r on r.id = s.right_id where s.known_until = 'infinity' and r.number = :n").param("n", number)
        .query(Long.class).single();
  }

  @Test
  void goesOnBehindTheLastChunkAfterAKill() throws Exception {
    String text = list(2010, 0, 40_000);
    Intake.BatchId id;
    Batches batches = house.bean(Batches.class);
    try (IntakeHouse second = new IntakeHouse(dataSource(), home.resolve("second"))) {
      second.bean(IntakeWorker.class).stop();
      house.bean(IntakeWorker.class).stop();
      id = house.intake().receive(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "kill.csv", null, "officer");
      // as a killed process leaves it: claimed, some chunks in the registry, never released
      Batches.Claimed claimed = batches.claim("dead#1", Instant.now()).orElseThrow();
      Thread dying = Thread.ofPlatform().start(() -> {
        try {
          house.bean(BatchRun.class).run(claimed, "dead#1");
        } catch (InterruptedException killed) {
          Thread.currentThread().interrupt();
        } catch (RuntimeException killed) {
          // the connection went away with the process
        }
      });
      while (dying.isAlive() && batches.find(id.value()).orElseThrow().rows().read() == 0) {
        Thread.sleep(1);
      }
      dying.interrupt();
      dying.join();
    }
    long before = batches.find(id.value()).orElseThrow().rows().read();
    assertThat(before).isBetween(1L, 39_999L);
    db().sql("update registry_batch set state = 'RUNNING', worker = 'dead#1', heartbeat = now() - interval '1 hour' where id = :id").param("id", id.value()).update();
    house.bean(IntakeWorker.class).start();
    Batch done = house.intake().await(id, Duration.ofSeconds(60));
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.rows()).isEqualTo(new Rows(40_000, 40_000, 0, 0, 0));
    assertThat(db().sql("select count(*) from registry_event where batch_id = :id").param("id", id.value()).query(Long.class).single()).as("filed, described, held").isEqualTo(120_000);
  }

  @Test
  void neverGivesOneBatchToTwoWorkers() throws Exception {
    house.bean(IntakeWorker.class).stop();
    Batches batches = house.bean(Batches.class);
    house.intake().receive(new ByteArrayInputStream(list(2011, 0, 1).getBytes(StandardCharsets.UTF_8)), "one.csv", null, "officer");
    List<CompletableFuture<Boolean>> claims = IntStream.range(0, 8)
        .mapToObj(i -> CompletableFuture.supplyAsync(() -> batches.claim("w#" + i, Instant.now()).isPresent())).toList();
    assertThat(claims.stream().filter(CompletableFuture::join)).hasSize(1);
    db().sql("update registry_batch set heartbeat = null where state = 'RUNNING'").update();
    house.bean(IntakeWorker.class).start();
  }
}
