package cityip.protection.court;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.protection.court.Damages.Asked;
import cityip.protection.court.Damages.Input;
import cityip.protection.court.Damages.Method;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Damages to the fen, in both readings; the docket of the courts with masked parties and the track each case is likely to take. */
class DamagesTest extends SiteTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

  private static Asked asked(Method method, Map<Input, BigDecimal> inputs, boolean signals) {
    return new Asked("patent", method, inputs, signals ? Set.of("after-notice") : Set.of(), signals ? Set.of("repeat") : Set.of(), DAY);
  }

  private static BigDecimal yuan(String amount) {
    return new BigDecimal(amount);
  }

  /** 1,000,000 × 15 % × 40 % = 60,000; twice on top = 180,000, twice as the whole = 120,000; expenses of 8,000 are never multiplied. */
  @Test
  void bothReadingsOfTheMultipleAreShownAndExpensesAreNotMultiplied() {
    var inputs = Map.of(Input.SALES, yuan("1000000"), Input.MARGIN, yuan("15"), Input.CONTRIBUTION, yuan("40"), Input.EXPENSES, yuan("8000"), Input.PUNITIVE, yuan("2"));
    var estimate = bean(Damages.class).estimate(asked(Method.PROFIT, inputs, true));
    assertThat(estimate.base()).isEqualByComparingTo("60000.00");
    assertThat(estimate.onTop()).isEqualByComparingTo("188000.00");
    assertThat(estimate.within()).isEqualByComparingTo("128000.00");
    assertThat(estimate.shifts()).anySatisfy(shift -> {
      assertThat(shift.input()).isEqualTo(Input.MARGIN);
      assertThat(shift.lower()).isEqualByComparingTo("152000.00");
      assertThat(shift.higher()).isEqualByComparingTo("224000.00");
    });
    var without = bean(Damages.class).estimate(asked(Method.PROFIT, inputs, false));
    assertThat(without.punitive()).as("intent and seriousness are needed").isFalse();
    assertThat(without.onTop()).isEqualByComparingTo("68000.00");
    assertThat(without.notes()).contains("protection.damages.note.no-signals");
    var discretion = bean(Damages.class).estimate(asked(Method.STATUTORY, Map.of(Input.DISCRETION, yuan("20000"), Input.PUNITIVE, yuan("3")), true));
    assertThat(discretion.notes()).contains("protection.damages.note.outside-frame", "protection.damages.note.no-base");
    assertThat(discretion.onTop()).isEqualByComparingTo("20000.00");
  }

  @Test
  void aWorksheetKeepsWhatWasTypedAndCanBeKeptInACase() {
    var anybody = pages();
    var wrong = anybody.get("/damages?reckon=yes&method=profit&sales=%EF%BC%91%EF%BC%90%EF%BC%90&margin=150");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html().select("#sales").attr("value")).as("kept as typed").isEqualTo("１００");
    assertThat(wrong.text()).contains("应在 0 到 100 之间");
    assertThat(anybody.get("/damages?reckon=yes&method=loss&units=-3&unit-profit=9999999999999999").status()).isEqualTo(422);
    var right = anybody.get("/damages?reckon=yes&kind=copyright&method=loss&units=1%2C000&unit-profit=2.5&punitive=1&intent=piracy&serious=business");
    assertThat(right.text()).contains("1,000 × 2.5").contains("5,000").contains("2,500").contains("500").contains("著作权法第五十四条");
    assertThat(anybody.get("/damages?lang=en").text()).contains("Signs of intent");
    var officer = pages().signIn("city");
    var start = officer.get("/services/administrative-case/start");
    var number = officer.submit(start, "/services/administrative-case/start", Map.of("subject", "赔偿测算示例", "unit", "370811", "source", "patrol", "right-kind", "trademark", "respondent", "示例商行", "facts", "示例"))
        .html().select("a[href^=/cases/]").attr("href").replace("/cases/", "");
    var sheet = officer.get("/damages?reckon=yes&kind=trademark&method=licence&fee=50000&years=2&multiple=3&expenses=1000");
    assertThat(officer.submit(sheet, "/damages/keep", Map.of("case", "没有")).status()).isEqualTo(422);
    var kept = officer.submit(sheet, "/damages/keep", Map.of("case", number));
    assertThat(kept.text()).contains("损害赔偿测算表.txt");
  }

  @Test
  void aDocketIsReadWithMaskedPartiesAndItsBadRowsSayWhy() {
    var officer = pages().signIn("city");
    var table = "案号,法院,案件类型,案由,权利类型,权利号码,原告,被告,立案日期,结案日期,标的额,判赔额,技术类\n"
        + "（2026）鲁示例民初1号,示例区法院,民事,侵害商标权,商标,,示例泰山酒业有限公司,王小明,2026-01-05,2026-03-06,３万,12000,否\n"
        + "（2026）鲁示例民初2号,示例中院,民事,侵害发明专利权,发明专利,,示例矿山公司,示例重工有限公司、李四,2026/2/1,,2000000,,是\n"
        + "（2026）鲁示例民初3号,示例区法院,仲裁,侵害商标权,商标,,甲,乙,昨天,2025-01-01,很多,,否\n";
    var partly = officer.upload(officer.get("/court"), "/court/table", Map.of(), "file", "台账.csv", table.getBytes(Charset.forName("GB18030")));
    assertThat(partly.status()).isEqualTo(422);
    assertThat(partly.text()).contains("已读入 2 件").contains("请填写日期").contains("请填写民事、刑事或行政").contains("请填写金额");
    var list = officer.get("/court?text=%E9%B2%81%E7%A4%BA%E4%BE%8B").text();
    assertThat(list).contains("示例某公司").contains("王某").doesNotContain("王小明").doesNotContain("泰山酒业").contains("30,000");
    assertThat(list).contains("小额诉讼").contains("标的额不超过上年度年平均工资的50%").contains("普通程序合议庭");
    var again = officer.upload(officer.get("/court"), "/court/table", Map.of(), "file", "台账.csv",
        "案号,法院,立案日期,结案日期,判赔额\n（2026）鲁示例民初2号,示例中院,2026-02-01,2026-11-01,500000\n".getBytes(StandardCharsets.UTF_8));
    assertThat(again.text()).contains("台账已读入");
    assertThat(officer.get("/court?kind=patent&year=2026").html().select("tbody tr:contains(民初2号)").text()).contains("500,000").contains("结案");
    var refused = officer.submit(officer.get("/court"), "/court/entries", Map.of("number", "（2026）鲁示例刑初9号", "court", "", "filed", "2026-05-05"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html().select("#number").attr("value")).isEqualTo("（2026）鲁示例刑初9号");
    assertThat(officer.download("/court/docket.xlsx?year=2026").body()).startsWith('P', 'K');
    assertThat(pages().signIn("firm").get("/court").status()).isEqualTo(403);
    assertThat(pages().signIn("court").get("/court").html().select("form[action^=/court/table]")).as("a court reads, the city enters").isEmpty();
    assertThat(officer.get("/court?lang=en").text()).contains("Medians");
    officer.get("/court?lang=zh");
  }
}
