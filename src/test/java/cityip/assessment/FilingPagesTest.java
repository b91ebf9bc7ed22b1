package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.search.SearchIndex;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the screening to the outcome, as the city, a county and an applicant walk through it; and a patent's score. */
class FilingPagesTest extends SiteTest {

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    var rights = bean(JdbcClient.class).sql("select count(*) from registry_right").query(Long.class).single();
    for (int n = 0; n < 900 && bean(SearchIndex.class).size() < rights; n++) {
      Thread.sleep(100);
    }
    var city = pages().signIn("city");
    city.submit(city.get("/findings"), "/findings/screen", Map.of("from", "2025-01-01", "to", "2025-06-30"));
    awaitScreening();
  }

  private static void awaitScreening() throws InterruptedException {
    for (int n = 0; n < 900 && bean(FilingScreen.class).screenings().getFirst().progress().open(); n++) {
      Thread.sleep(100);
    }
    assertThat(bean(FilingScreen.class).screenings().getFirst().progress()).isEqualTo(FilingScreen.Progress.DONE);
  }

  private static PageClient.Page act(PageClient person, String finding, String act, String words) {
    return person.submit(person.get(finding), finding + "/acts", Map.of("act", act, "words", words));
  }

  /** A finding of the firm's own, in the county the sample county officer works in, so that all three may act. */
  private static String ofTheFirm() {
    var db = bean(JdbcClient.class);
    var firm = db.sql("select body_id from shell_account where username = 'firm'").query(Long.class).single();
    var unit = db.sql("select unit from shell_account where username = 'county'").query(String.class).single();
    var id = db.sql("select min(id) from assessment_finding where state = 'SCREENED' and other <> ''").query(Long.class).single();
    db.sql("update assessment_finding set owner_id = ?, unit = ? where id = ?").params(firm, unit, id).update();
    return "/findings/" + id;
  }

  @Test
  void aFindingGoesFromTheScreeningToItsOutcome() {
    var city = pages().signIn("city");
    var county = pages().signIn("county");
    var firm = pages().signIn("firm");
    var finding = ofTheFirm();
    assertThat(city.get(finding).html().select("mark")).as("common parts are marked").isNotEmpty();
    assertThat(firm.get(finding).status()).as("the applicant hears of it when asked").isEqualTo(404);
    assertThat(county.get(finding).status()).isEqualTo(404);
    assertThat(act(city, finding, "send", "").text()).contains("已交县市区");
    assertThat(act(county, finding, "ask", "").text()).contains("待申请人陈述").contains("陈述截止");
    assertThat(act(firm, finding, "state", " ").status()).as("a statement needs words").isEqualTo(422);
    assertThat(act(firm, finding, "state", "两件为系列产品，附研发记录（示例）").text()).contains("申请人已陈述");
    assertThat(pages().signIn("university").get(finding).status()).isEqualTo(404);
    assertThat(act(county, finding, "accept", "研发记录属实（示例）").text()).contains("陈述成立");
    assertThat(city.get("/findings").text()).as("precision changes").contains("n=");
    assertThat(county.get(finding).html().select("button[name=act]")).as("nothing more to do").isEmpty();
  }

  @Test
  void aStalePageAndAStrangersActChangeNothing() {
    var city = pages().signIn("city");
    var id = bean(JdbcClient.class).sql("select max(id) from assessment_finding where state = 'SCREENED'").query(Long.class).single();
    var old = city.get("/findings/" + id);
    assertThat(act(city, "/findings/" + id, "send", "").status()).isEqualTo(200);
    assertThat(city.submit(old, "/findings/" + id + "/acts", Map.of("act", "dismiss", "words", "误报")).status()).isEqualTo(422);
    assertThat(city.submit(city.get("/findings"), "/findings/screen", Map.of("from", "2026-01-01", "to", "2025-01-01")).status()).isEqualTo(422);
  }

  @Test
  void screeningAgainFindsNothingTwice() throws InterruptedException {
    var screen = bean(FilingScreen.class);
    var id = screen.order(java.time.LocalDate.of(2025, 1, 1), java.time.LocalDate.of(2025, 6, 30), null, new cityip.shell.Viewer(1L, "city", "", cityip.shell.Role.CITY_OFFICER, null, null));
    awaitScreening();
    assertThat(screen.screening(id).orElseThrow().fresh()).isZero();
  }

  @Test
  void whatWasPlantedIsFoundAndLittleElse() {
    var truth = cityip.sample.PlantedFilings.truth();
    var told = new java.util.TreeMap<String, java.util.List<String>>();
    bean(JdbcClient.class).sql("select signal, number from assessment_finding order by signal, number")
        .query(row -> { told.computeIfAbsent(Signal.valueOf(row.getString(1)).code(), _ -> new java.util.ArrayList<>()).add(row.getString(2)); });
    truth.forEach((signal, numbers) -> assertThat(told.getOrDefault(signal, java.util.List.of())).as("planted as " + signal + ", all told " + told).containsAll(numbers));
    var planted = truth.values().stream().mapToInt(java.util.Set::size).sum();
    // an assignment soon after filing happens in the sample by itself, and is one wherever it happens; marks are planted elsewhere
    var others = told.entrySet().stream().filter(entry -> !entry.getKey().equals("early-assignment") && !entry.getKey().startsWith("mark-"))
        .mapToLong(entry -> entry.getValue().stream().filter(number -> !truth.getOrDefault(entry.getKey(), java.util.Set.of()).contains(number)).count()).sum();
    assertThat(others).as("told without having been planted: " + told).isLessThanOrEqualTo(planted / 9);
    assertThat(bean(FilingScreen.class).screenings().getLast().lawful()).containsKeys("same-day", "divisional", "family");
  }

  @Test
  void aStoppedScreeningGoesOnAndAnOfficersFiguresAreKept() throws InterruptedException {
    var db = bean(JdbcClient.class);
    var id = db.sql("""
        insert into assessment_screening (filed_from, filed_to, filings, fresh, lawful, actor, at, state, claimed, tries)
        values (date '2024-01-01', date '2024-01-31', 0, 0, 0, 'city', now(), 'RUNNING', now() - interval '1 hour', 1) returning id""").query(Long.class).single();
    bean(FilingScreen.class).work();
    awaitScreening();
    assertThat(bean(FilingScreen.class).screening(id).orElseThrow().filings()).isPositive();
    var city = pages().signIn("city");
    assertThat(city.get("/findings/applicants").text()).contains("示例筛查").contains("3");
    assertThat(city.submit(city.get("/findings/applicants"), "/findings/applicants", Map.of("name", "没有这家", "staff", "三", "industry", "矿山", "source", "")).html().select(".error-summary li")).hasSize(4);
    assertThat(pages().signIn("county").get("/findings/applicants").status()).isEqualTo(403);
  }

  @Test
  void aPatentIsScoredContestedAndAnswered() {
    var city = pages().signIn("city");
    var db = bean(JdbcClient.class);
    var number = db.sql("""
        select r.number from registry_right r join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= date '2026-06-30' and date '2026-06-30' < s.valid_until
         join registry_owner o on o.right_id = r.id and o.known_until = 'infinity' and o.valid_from <= date '2026-06-30' and date '2026-06-30' < o.valid_until
         where r.kind = 1 and s.state = 20 and o.party_id = (select body_id from shell_account where username = 'firm') limit 1""").query(String.class).optional();
    org.junit.jupiter.api.Assumptions.assumeTrue(number.isPresent(), "the sample firm has no invention in force");
    var firm = pages().signIn("firm");
    var score = firm.submit(firm.get("/value"), "/value", Map.of("number", number.get(), "scenario", "grading", "asOf", "2026-06-30"));
    assertThat(score.address().getPath()).startsWith("/scores/");
    assertThat(score.text()).contains("剩余期限").contains("用保存的数据重算，结果相同");
    var path = score.address().getPath();
    assertThat(firm.submit(score, path + "/contests", Map.of("factor", "family", "reason", "")).status()).isEqualTo(422);
    assertThat(firm.submit(firm.get(path), path + "/contests", Map.of("factor", "family", "reason", "另有欧洲同族（示例）")).text()).contains("异议已提交");
    assertThat(pages().signIn("university").get(path).status()).isEqualTo(404);
    assertThat(city.get("/assess").text()).contains("另有欧洲同族");
    var page = city.get(path);
    var action = page.html().select("form[action*=/contests/]").first().attr("action");
    var contest = action.substring(action.lastIndexOf('/') + 1);
    assertThat(city.submit(page, action, Map.of("outcome", "upheld", "answer-" + contest, "已核实，补录后重新评估（示例）")).text()).contains("已采纳");
    assertThat(firm.submit(firm.get("/value"), "/value", Map.of("number", "没有这个号", "scenario", "grading")).status()).isEqualTo(422);
  }
}
