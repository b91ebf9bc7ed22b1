package cityip.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What must not get through, tried over HTTP: acts, amounts, days, names, files. */
class BadInputsTest extends SiteTest {

  private static final String TODAY = LocalDate.now(Reckoning.CITY_TIME).toString();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static HttpResponse<String> post(String who, String path, Object body) {
    try {
      var basic = Base64.getEncoder().encodeToString((who + ":sample-2026").getBytes(StandardCharsets.UTF_8));
      return HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/v1" + path)).header("Authorization", "Basic " + basic).header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Map<String, String> form(String respondent) {
    var form = new HashMap<String, String>();
    form.put("subject", "坏输入试验");
    form.put("unit", "370826");
    form.put("source", "patrol");
    form.put("right-kind", "trademark");
    form.put("respondent", respondent);
    form.put("facts", "x");
    return form;
  }

  private static HttpResponse<String> open(Map<String, String> form) {
    return post("city", "/cases", Map.of("procedure", "administrative-case", "form", form, "key", UUID.randomUUID().toString()));
  }

  private static String opened() {
    return JsonMapper.shared().readTree(open(form("示例坏输入商店")).body()).get("number").asString();
  }

  private static HttpResponse<String> act(String who, String number, String act, int stamp, Map<String, String> form) {
    return post(who, "/cases/" + number + "/acts/" + act, Map.of("form", form, "stamp", stamp, "key", UUID.randomUUID().toString()));
  }

  @Test
  void theWrongRoleCountyOrStateChangesNothing() {
    var number = opened();
    var form = Map.of("visited", TODAY, "findings", "x");
    for (var who : List.of("firm", "university", "police", "court", "mediator", "county")) {
      assertThat(act(who, number, "check", 1, form).statusCode()).as(who).isEqualTo(403);
    }
    assertThat(act("city", number, "decide", 1, Map.of("fine", "1", "decision", "x", "collective", "no")).statusCode()).as("not in this state").isEqualTo(409);
    assertThat(act("city", number, "police-refused", 1, Map.of()).statusCode()).as("only another case may do that").isEqualTo(404);
    assertThat(act("city", number, "no-such-act", 1, Map.of()).statusCode()).isEqualTo(404);
    assertThat(act("city", "AC-370826-2026-99999", "check", 1, form).statusCode()).isEqualTo(404);
    assertThat(act("city", number, "check", 7, form).statusCode()).as("a stamp of the future").isEqualTo(409);
    var early = act("city", number, "check", 1, Map.of("visited", "2019-01-01", "findings", "x"));
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(act("city", number, "check", 1, Map.of("visited", "9999-12-31", "findings", "x")).statusCode()).as("a day ahead").isEqualTo(422);
    assertThat(act("city", number, "check", 1, form).statusCode()).isEqualTo(200);
    assertThat(act("city", number, "check", 1, form).statusCode()).as("from the stale page").isEqualTo(409);
    assertThat(bean(JdbcClient.class).sql("select count(*) from casework_act a join casework_case c on c.id = a.case_id where c.number = :n").param("n", number).query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void amountsBelowZeroOrBeyondReasonAreRefusedAtTheirField() {
    var number = opened();
    act("city", number, "check", 1, Map.of("visited", TODAY, "findings", "x"));
    act("city", number, "propose-docket", 2, Map.of("offence", "trademark-infringement", "grounds", "x"));
    act("city2", number, "docket", 3, Map.of());
    act("city", number, "assign-officers", 4, Map.of("officer-one", "甲", "officer-two", "乙"));
    for (var amount : List.of("-1", "－５００", "1e400", "999999999999999", "NaN", "12,34,5万亿亿", "١٢٣")) {
      var answer = act("city", number, "record-amounts", 5, Map.of("turnover", amount, "valuation", "x"));
      assertThat(answer.statusCode()).as(amount + " " + answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains("turnover");
    }
    assertThat(act("city", number, "record-amounts", 5, Map.of("pieces", "-3", "valuation", "x")).statusCode()).isEqualTo(422);
    assertThat(act("city", number, "record-amounts", 5, Map.of("turnover", "５万", "pieces", "１２", "valuation", "x")).statusCode()).as("full-width figures are figures").isEqualTo(200);
  }

  @Test
  void aNameOfFourHundredCharactersIsTooLongAndOneRareCharacterIsAName() {
    var long400 = open(form("长".repeat(400)));
    assertThat(long400.statusCode()).isEqualTo(422);
    assertThat(long400.body()).contains("respondent").contains("200");
    for (var rare : List.of("龘", "𠮷", "㐂", "𰻝")) {
      var answer = open(form(rare));
      assertThat(answer.statusCode()).as(rare).isEqualTo(201);
      var number = JsonMapper.shared().readTree(answer.body()).get("number").asString();
      assertThat(pages().signIn("city").get("/cases/" + number).text()).contains(rare);
    }
    assertThat(open(form("\u202e\u200b")).statusCode()).as("only invisible signs").isEqualTo(422);
    assertThat(open(new HashMap<>(Map.of("subject", "x"))).statusCode()).isEqualTo(422);
  }

  private static EvidenceRoom.Brought bring(String number, byte[] content, String name) {
    try {
      return bean(EvidenceRoom.class).bring(number, new ByteArrayInputStream(content), name, "试验", LocalDate.now(Reckoning.CITY_TIME),
          new cityip.shell.Viewer(1L, "city", "城", cityip.shell.Role.CITY_OFFICER, null, null));
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Sends a file as a browser does. */
  private static PageClient.Page upload(PageClient officer, String number, byte[] content, String name) {
    return officer.upload(officer.get("/cases/" + number), "/cases/" + number + "/evidence", Map.of("source", "现场", "obtained", TODAY), "file", name, content);
  }

  @Test
  void dangerousFilesAreKeptUnderLockAndHandedToNobody() throws IOException {
    var number = opened();
    var officer = pages().signIn("city");
    var eicar = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").getBytes(StandardCharsets.UTF_8);
    var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8);
    var docm = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(docm)) {
      for (var part : List.of("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")) {
        zip.putNextEntry(new ZipEntry(part));
        zip.write("x".getBytes(StandardCharsets.UTF_8));
      }
    }
    for (var bad : Map.of("eicar.com", eicar, "drawing.svg", svg, "report.docx", docm.toByteArray()).entrySet()) {
      var answer = upload(officer, number, bad.getValue(), bad.getKey());
      assertThat(answer.status()).as(bad.getKey()).isEqualTo(422);
      assertThat(answer.text()).contains("隔离");
    }
    var rows = bean(JdbcClient.class).sql("select e.id from casework_evidence e join casework_case c on c.id = e.case_id where c.number = :n and e.quarantine is not null").param("n", number).query(Long.class).list();
    assertThat(rows).hasSize(3);
    rows.forEach(id -> assertThat(officer.download("/cases/" + number + "/evidence/" + id).statusCode()).isEqualTo(404));
    assertThat(upload(officer, number, new byte[0], "empty.txt").status()).isEqualTo(422);
    assertThat(upload(officer, number, "照片".getBytes(StandardCharsets.UTF_8), "照片.txt").text()).contains("照片.txt");
    assertThat(bring(number, "ok".getBytes(StandardCharsets.UTF_8), "名".repeat(600) + ".txt")).isInstanceOf(EvidenceRoom.Brought.Kept.class);
  }

  @Test
  void theLimitOfAFileIsSaidBeforeItIsSent() {
    assertThat(pages().signIn("city").get("/cases/" + opened()).text()).contains("最大 2 GB");
  }

  @Test
  void aDayInAYearWithoutACalendarIsCountedAndMarkedProvisional() {
    var reckoning = new Reckoning(bean(cityip.rulebook.WorkingDays.class));
    var due = reckoning.due("30wd", List.of(), LocalDate.of(2031, 12, 20).atStartOfDay(Reckoning.CITY_TIME).toInstant(), List.of());
    assertThat(due.certain()).isFalse();
    assertThat(due.due()).isEqualTo(LocalDate.of(2032, 1, 30));
    var number = opened();
    bean(JdbcClient.class).sql("update casework_case set certain = false where number = :n").param("n", number).update();
    assertThat(pages().signIn("city").get("/cases/" + number).text()).contains("暂按周末计算");
  }

  @Test
  void aNewCaseGoesToWhoKnowsItsField() {
    var street = pages();
    for (var kind : Map.of("patent", "city2", "trademark", "city").entrySet()) {
      var form = form("示例分派试验商店");
      form.put("right-kind", kind.getKey());
      var number = street.submit(street.get("/services/administrative-case/start"), "/services/administrative-case/start", form).html().select(".token").first().text();
      assertThat(bean(JdbcClient.class).sql("select owner from casework_case where number = :n").param("n", number).query(String.class).single()).as(kind.getKey()).isEqualTo(kind.getValue());
    }
  }

  @Test
  void aBodyMayWriteItsNumbersInItsOwnWayAsLongAsTheyStayApart() {
    var city = bean(cityip.rulebook.City.class);
    var styles = JsonMapper.shared().readTree("{\"ME\":\"济知调字〔{year}〕{unit}-{serial4}号\",\"AC/370811\":\"任市监知罚〔{year}〕{unit-name}{serial3}号\",\"PA\":\"济知裁字{serial}号\"}");
    assertThat(DocketStyle.write(styles, "ME-370811-2026-00012", city)).isEqualTo("济知调字〔2026〕370811-0012号");
    assertThat(DocketStyle.write(styles, "AC-370811-2026-00007", city)).isEqualTo("任市监知罚〔2026〕任城区007号");
    assertThat(DocketStyle.write(styles, "AC-370812-2026-00007", city)).as("no style, the plain number").isEqualTo("AC-370812-2026-00007");
    assertThat(DocketStyle.write(styles, "PA-370800-2026-00007", city)).as("a style without the year would give one number twice").isEqualTo("PA-370800-2026-00007");
    assertThat(DocketStyle.write(styles, "ME-370811-2026-123456", city)).isEqualTo("济知调字〔2026〕370811-123456号");
  }
}
