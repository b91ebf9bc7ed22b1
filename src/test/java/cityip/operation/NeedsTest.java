package cityip.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.search.SearchIndex;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A need from its words to a contract, and what is hidden from others. */
class NeedsTest extends SiteTest {

  private static final String WORDS = "大蒜收获后需要快速去除根须和泥土，现有设备伤蒜率高，希望有自动夹持、切根并清理的装置。";

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 600 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
  }

  private static PageClient.Page tell(PageClient who, String words) {
    return who.submit(who.get("/needs"), "/needs/new", Map.of("title", "示例大蒜清理需求", "words", words, "unit", "370828", "way", "licence", "budget", "50万"));
  }

  @Test
  void everyPartIsShownAndTheyAddUp() {
    var found = bean(Matches.class).forNeed(WORDS, null, 20);
    assertThat(found.matches()).hasSize(20).allSatisfy(match -> {
      assertThat(match.parts().stream().map(Match.Part::points).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(match.total());
      assertThat(match.right().shown("state")).isEqualTo("in-force");
    });
    assertThat(found.matches().stream().limit(5)).as("garlic comes first").anySatisfy(match -> assertThat(match.right().shown("title")).contains("蒜"));
    var again = bean(Matches.class).forNeed(WORDS, null, 20);
    assumeTrue(again.fields().equals(found.fields()), "the guess of fields learnt something in between");
    assertThat(again.matches()).as("asked again, the same").isEqualTo(found.matches());
  }

  @Test
  void aNeedIsMatchedSentAnsweredTalkedAndContracted() {
    var before = java.time.Instant.now();
    var then = bean(Needs.class).funnel();
    var learnt = bean(Answers.class).byField(before);
    var firm = pages().signIn("firm");
    var officer = pages().signIn("city");
    assertThat(tell(firm, "短").status()).as("too short").isEqualTo(422);
    var page = tell(firm, WORDS);
    var address = page.address().getPath();
    assertThat(pages().signIn("university").get(address).status()).as("another's need does not exist").isEqualTo(404);
    var sending = officer.get(address);
    var right = sending.html().select("form[action$=/send] input[name=right]").first().val();
    assertThat(officer.submit(sending, address + "/send", Map.of("right", right)).text()).contains("已推送");
    assertThat(officer.submit(officer.get(address), address + "/send", Map.of("right", right)).text()).as("twice").contains("没有推送");
    var answering = firm.get(address);
    var form = answering.html().select("form[action*=/answers/]").first().attr("action");
    assertThat(firm.submit(answering, form, Map.of("answer", "not", "why", "")).status()).as("a no needs its reason").isEqualTo(422);
    assertThat(officer.get(address).html().select("form[action*=/answers/]")).as("only the firm answers").isEmpty();
    var talking = firm.submit(firm.get(address), form, Map.of("answer", "talk", "why", "想看样机"));
    var signing = talking.html().select("form[action*=/contracts/]").first().attr("action");
    assertThat(firm.submit(talking, signing, Map.of("contract", "示例合同1", "amount", "很多")).status()).isEqualTo(422);
    assertThat(firm.submit(firm.get(address), signing, Map.of("contract", "示例合同1", "amount", "30万")).text()).contains("已签约").contains("300,000");
    var recording = firm.get(address);
    var record = recording.html().select("form[action*=/records/]").first().attr("action");
    assertThat(firm.submit(recording, record, Map.of("record", "示例备1", "recorded-on", "2999-01-01")).status()).as("a day ahead").isEqualTo(422);
    assertThat(firm.submit(firm.get(address), record, Map.of("record", "示例备1", "recorded-on", java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString())).text()).contains("已备案");
    assertThat(bean(Needs.class).funnel().recorded()).isEqualTo(then.recorded() + 1);
    assertThat(bean(Needs.class).funnel().contracts()).isEqualTo(then.contracts() + 1);
    assertThat(bean(Answers.class).byField(before)).as("as it was before").isEqualTo(learnt);
    assertThat(firm.get("/notices").text()).as("what was sent is told with its points").contains("示例大蒜清理需求");
    assertThat(bean(Answers.class).byField().values()).as("a contract counts twice: (2 + 1) / (2 + 2)").contains(0.75);
  }

  @Test
  void pricePlaceAndReadinessAreFactors() {
    var yuan = cityip.kernel.Money.ofYuan(100);
    assertThat(Matches.price(yuan, cityip.kernel.Money.ofYuan(200))).as("within").isEqualTo(1);
    assertThat(Matches.price(cityip.kernel.Money.ofYuan(400), yuan)).as("a quarter of it").isEqualTo(0.25);
    assertThat(Matches.price(null, yuan)).as("not known").isEqualTo(0.5);
    assertThat(Matches.region("370811", "370811")).isEqualTo(1);
    assertThat(Matches.region("370828", "370811")).isEqualTo(0.6);
    assertThat(Matches.region("", "370811")).isEqualTo(0.2);
    assertThat(Matches.ready(3, 6)).isEqualTo(0.5);
    assertThat(Matches.ready(9, 6)).isEqualTo(1);
    var there = bean(Matches.class).forNeed(WORDS, null, new Matches.Wishes("370828", null, null), new Matches.Only("370828", null, 0, false), java.time.Instant.now(), 50);
    assertThat(there.matches()).isNotEmpty().allSatisfy(match -> assertThat(match.right().shown("unit")).isEqualTo("370828"));
  }

  @Test
  void aFirmsProfileBuildsItselfAndGrowsByWhatItTells() {
    var firm = pages().signIn("firm");
    assertThat(firm.get("/needs/profile").html().select("table tbody tr")).as("from its rights alone").isNotEmpty();
    assertThat(firm.submit(firm.get("/needs/profile"), "/needs/profile", Map.of("business", "长".repeat(2001), "products", "")).status()).isEqualTo(422);
    assertThat(firm.submit(firm.get("/needs/profile"), "/needs/profile", Map.of("business", "示例：大蒜清洗分级", "products", "蒜米")).html().select("#business").text()).contains("大蒜清洗分级");
    assertThat(pages().signIn("city").get("/needs/profile").status()).isEqualTo(403);
  }

  @Test
  void aRightFindsFirmsThatWorkNearIt() {
    var number = bean(Matches.class).forNeed(WORDS, null, 1).matches().getFirst().right();
    var firms = bean(Matches.class).forRight(number.shown("number"), new cityip.shell.Scope.PublicOnly(), 10);
    assertThat(firms).isNotEmpty().allSatisfy(firm -> assertThat(firm.name()).isNotEqualTo(number.shown("owner")));
    assertThat(pages().signIn("university").get("/needs/firms?number=" + number.shown("number")).html().select("tbody tr")).isNotEmpty();
    assertThat(pages().signIn("university").get("/needs/firms?number=没有").text()).contains("没有找到相近的单位");
  }
}
