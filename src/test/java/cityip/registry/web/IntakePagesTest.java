package cityip.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.registry.Intake;
import cityip.registry.Intake.Batch;
import cityip.registry.Intake.BatchId;
import cityip.registry.Intake.State;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Files come in from the page and from a program; what a person sees of them. */
class IntakePagesTest extends SiteTest {

  private static final String LIST = "申请号,名称,申请人,地址,申请日,主分类号\n201910000017.9,示例页面装置甲,示例页面有限公司,山东省济宁市任城区示例路1号,2019-03-04,A01B1/02\n"
      + "201910000018.X,示例页面装置乙,示例页面有限公司,山东省济宁市任城区示例路1号,2019.13.40,A01B1/02\n";

  private static Batch send(String name, String text) throws Exception {
    Intake intake = bean(Intake.class);
    BatchId id = intake.receive(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name, null, "officer");
    return intake.await(id, Duration.ofSeconds(60));
  }

  private static String right(String digits) {
    return cityip.kernel.ApplicationNumber.parse(digits).toOptional().orElseThrow().canonical();
  }

  private static String list() {
    return LIST.replace("201910000017.9", right("201910000017")).replace("201910000018.X", right("201910000018"));
  }

  @Test
  void showsWhatBecameOfAFileAndUndoesItOnce() throws Exception {
    PageClient officer = pages().signIn("city");
    Batch batch = send("示例清单.csv", list());
    String path = "/intake/" + batch.id().value();
    assertThat(officer.get("/intake").text()).contains("示例清单.csv");
    var page = officer.get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("2019.13.40").contains("申请日").contains("下载退回的行");
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(officer.download(path + "/refused.xlsx").body()))) {
      assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(1);
    }
    var asked = officer.get(path + "/undo");
    assertThat(asked.text()).contains("不会删除");
    assertThat(officer.submit(asked, path + "/undo", Map.of("reason", "示例")).text()).contains("撤销已经开始");
    assertThat(bean(Intake.class).await(batch.id(), Duration.ofSeconds(60)).state()).isEqualTo(State.UNDONE);
    assertThat(officer.submit(asked, path + "/undo", Map.of("reason", "示例")).text()).as("a stale page").contains("此前已经撤销");
    assertThat(officer.get(path + "?lang=en").text()).contains("Undone");
    officer.get(path + "?lang=zh");
  }

  @Test
  void asksForColumnsAndGoesOn() throws Exception {
    PageClient officer = pages().signIn("city");
    Batch batch = send("示例.csv", "甲,乙\n示例产品一,x\n示例产品二,y\n");
    assertThat(batch.state()).isEqualTo(State.NEEDS_COLUMNS);
    String path = "/intake/" + batch.id().value();
    var page = officer.get(path);
    var refused = officer.submit(page, path + "/columns", Map.of("kind", "gis", "column1", "remark"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html().select("#column1 option[selected]").val()).as("input kept").isEqualTo("remark");
    officer.submit(page, path + "/columns", Map.of("kind", "gis", "column0", "title", "column1", "remark"));
    assertThat(bean(Intake.class).await(batch.id(), Duration.ofSeconds(60)).rows().accepted()).isEqualTo(2);
  }

  @Test
  void showsThreeHundredColumnsToBeSaid() throws Exception {
    String headers = String.join(",", java.util.stream.IntStream.range(0, 300).mapToObj(i -> "列" + i).toList());
    Batch batch = send("三百列.csv", headers + "\n" + "x,".repeat(299) + "x\n");
    var page = pages().signIn("city").get("/intake/" + batch.id().value());
    assertThat(page.html().select("select[name^=column]")).hasSize(300);
  }

  @Test
  void letsNobodyElseIn() {
    assertThat(pages().signIn("county").get("/intake").status()).isEqualTo(403);
    assertThat(pages().get("/intake").address().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void takesAFileFromAProgram() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String body = "--示例x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n".replace("示例x", "bound")
          + list() + "\r\n--bound--\r\n";
      HttpRequest.Builder post = request("/api/v1/intake/batches").header("Content-Type", "multipart/form-data; boundary=bound")
          .POST(HttpRequest.BodyPublishers.ofString(body));
      HttpResponse<String> answer = http.send(post.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      long id = Long.parseLong(answer.body().replaceAll("(?s).*\"id\"\\s*:\\s*(\\d+).*", "$1"));
      bean(Intake.class).await(new BatchId(id), Duration.ofSeconds(60));
      String status = http.send(request("/api/v1/intake/batches/" + id).build(), HttpResponse.BodyHandlers.ofString()).body();
      assertThat(status).contains("\"state\":\"DONE\"").contains("\"read\":2").contains("\"refused\":1");
      assertThat(http.send(request("/api/v1/intake/batches/" + id + "/refused.xlsx").build(), HttpResponse.BodyHandlers.ofByteArray()).body()).startsWith('P', 'K');
      HttpResponse<String> undone = http.send(request("/api/v1/intake/batches/" + id + "/undo").POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(undone.statusCode()).isEqualTo(202);
      assertThat(undone.body()).contains("UNDOING");
      bean(Intake.class).await(new BatchId(id), Duration.ofSeconds(60));
      assertThat(http.send(request("/api/v1/intake/batches/" + id).build(), HttpResponse.BodyHandlers.ofString()).body()).contains("\"state\":\"UNDONE\"")
          .contains("\"actor\":\"city\"");
      assertThat(http.send(request("/api/v1/intake/batches/" + id + "/undo").POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString()).body())
          .contains("\"alreadyUndone\":true");
      assertThat(http.send(request("/api/v1/intake/batches/999999").build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(404);
      assertThat(http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/v1/intake/batches")).POST(HttpRequest.BodyPublishers.noBody()).build(),
          HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("city:sample-2026".getBytes(StandardCharsets.UTF_8)));
  }
}
