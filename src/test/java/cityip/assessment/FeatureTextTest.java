package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.assessment.Disclosure.Decision;
import cityip.assessment.Disclosure.Question;
import cityip.assessment.Disclosure.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claims and features as they are written, and which decisions the answers leave open. */
class FeatureTextTest {

  @Test
  void splitsAChineseClaimAtItsOwnMarks() {
    assertThat(FeatureText.of("1. 一种液压支架，包括立柱和顶梁，其特征在于：所述顶梁设有缓冲机构；所述立柱内装有压力传感器；控制器与压力传感器相连。"))
        .containsExactly("一种液压支架，包括立柱和顶梁", "所述顶梁设有缓冲机构", "所述立柱内装有压力传感器", "控制器与压力传感器相连");
    assertThat(FeatureText.of("一种方法，其特征在于，包括以下步骤：S1、称量原料并混合均匀；S2、加热至80℃；（3）冷却后脱模")).hasSize(4).contains("S2、加热至80℃", "（3）冷却后脱模");
    assertThat(FeatureText.of("一种泵，包括泵体，所述泵体内设有叶轮，所述叶轮与电机轴固定连接并由端盖压紧，其中端盖设有迷宫密封，所述迷宫密封外侧设有回流槽，通过回流槽将渗漏的介质送回进口")).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void splitsAnEnglishClaim() {
    assertThat(FeatureText.of("1. A pump comprising: a housing; an impeller mounted in the housing; and a seal, wherein the seal has a labyrinth.")).containsExactly("A pump comprising", "a housing", "an impeller mounted in the housing",
        "and a seal", "wherein the seal has a labyrinth");
  }

  @Test
  void readsClaimsThatAreNumberedWronglyOrNotAtAll() {
    assertThat(ClaimText.read("1. 一种泵，长100mm。\n2. 根据权利要求1所述的泵，其特征在于。\n2. 根据权利要求1或2所述的泵。\n4、如权利要求1-3任一项所述的泵。")).extracting(ClaimText.Claim::on)
        .containsExactly(List.of(), List.of(1), List.of(1, 2, 3));
    assertThat(ClaimText.read("一种没有编号的装置，包括壳体。")).singleElement().satisfies(claim -> assertThat(claim.independent()).isTrue());
    assertThat(ClaimText.read("  ")).isEmpty();
    assertThat(ClaimText.read("1. A pump.\n2. The pump of claim 1, wherein.")).extracting(ClaimText.Claim::on).containsExactly(List.of(), List.of(1));
    assertThat(FeatureText.of("")).isEmpty();
    assertThat(FeatureText.of("；；；")).isEmpty();
    assertThat(FeatureText.of("一种装置；".repeat(5_000))).hasSize(FeatureText.MOST);
  }

  @Test
  void aFeatureIsSharedByItsWordsAndNotByPhrases() {
    var document = FeatureText.pairs("顶梁设有缓冲机构和压力传感器");
    assertThat(FeatureText.share("所述顶梁设有缓冲机构", document)).isGreaterThan(0.9);
    assertThat(FeatureText.share("循环冷却水套", document)).isZero();
    assertThat(FeatureText.share("", document)).isZero();
  }

  private static final List<Question> QUESTIONS = List.of(new Question("state-secret", "yes", "secrecy", false, "四"), new Question("published", "yes", "prior", true, "二十二"),
      new Question("grace-case", "yes", "grace", false, "二十四"), new Question("owner-agreed", "no", "ownership", false, "八"));

  private static Disclosure told(Map<String, String> answers) {
    return new Disclosure(1, 1, Stage.CHECKED, "一种泵", Map.of(), answers, Map.of(), null, "", null, "u", Instant.EPOCH, Instant.EPOCH, 0);
  }

  private static List<String> held(Map<String, String> answers, Decision decision) {
    return DisclosureGates.of(told(answers), QUESTIONS, null, 6, LocalDate.of(2026, 6, 1)).get(decision).stream().filter(Disclosure.Reason::holds).map(Disclosure.Reason::key).toList();
  }

  @Test
  void earlierDisclosureHoldsUnlessTheGraceRuns() {
    assertThat(held(Map.of("published", "yes", "published.day", "2026-01-01"), Decision.INVENTION)).containsExactly("prior");
    assertThat(held(Map.of("published", "yes", "published.day", "2026-01-01", "grace-case", "yes"), Decision.INVENTION)).isEmpty();
    assertThat(held(Map.of("published", "yes", "published.day", "2025-11-30", "grace-case", "yes"), Decision.INVENTION)).as("a day late").containsExactly("prior");
    assertThat(held(Map.of("published", "yes"), Decision.SECRET)).containsExactly("known-already");
    assertThat(held(Map.of("state-secret", "yes"), Decision.ABROAD)).containsExactly("secrecy");
    assertThat(held(Map.of("owner-agreed", "no"), Decision.GIVE_UP)).isEmpty();
    assertThat(DisclosureGates.of(told(Map.of()), QUESTIONS, "202510000000.X", 6, LocalDate.of(2026, 6, 1)).get(Decision.UTILITY_MODEL)).extracting(Disclosure.Reason::key).containsExactly("taken");
  }
}
