package cityip.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartyNamesTest {

  private static final List<String> PLACES = List.of("济宁市", "任城区", "济宁", "任城", "邹城", "曲阜");

  @Test
  void spellingsOfOneNameShareTheKey() {
    assertThat(PartyNames.key("山东示例（济宁）科技有限公司")).isEqualTo("山东示例(济宁)科技有限公司")
        .isEqualTo(PartyNames.key(" 山东 示例( 济宁 )科技有限公司。"))
        .isEqualTo(PartyNames.key("山东示例〔济宁〕科技有限公司\u200b"))
        .isEqualTo(PartyNames.key("山东示例【济宁】\u3000科技有限公司"));
    assertThat(PartyNames.key("Example Tech Co., Ltd.")).isEqualTo("EXAMPLE TECH CO LTD")
        .isEqualTo(PartyNames.key("Ｅｘａｍｐｌｅ　Ｔｅｃｈ  CO.,LTD").replace("COLTD", "CO LTD"));
    assertThat(PartyNames.key("阿卜杜拉·买买提")).isEqualTo(PartyNames.key("阿卜杜拉•买买提"));
  }

  @Test
  void differentNamesKeepDifferentKeys() {
    assertThat(PartyNames.key("济宁示例一厂")).isNotEqualTo(PartyNames.key("济宁示例二厂"));
    assertThat(PartyNames.key("示例公司")).isNotEqualTo(PartyNames.key("示例有限公司"));
    assertThat(PartyNames.key("東方示例")).as("traditional characters are left alone").isNotEqualTo(PartyNames.key("东方示例"));
  }

  @Test
  void survivesOddNames() {
    for (String odd : new String[] {"", " ", "\u0000", "\ud800", "((((", "x".repeat(100_000), "。。。"}) {
      assertThat(PartyNames.key(odd)).hasSizeLessThanOrEqualTo(PartyNames.LONGEST);
    }
  }

  @Test
  void coreLeavesOutPlaceAndLegalForm() {
    assertThat(PartyNames.core("山东济宁圣样电源股份有限公司", PLACES)).isEqualTo("圣样电源")
        .isEqualTo(PartyNames.core("济宁市圣样电源有限公司", PLACES))
        .isEqualTo(PartyNames.core("圣样电源(集团)有限责任公司", PLACES))
        .isEqualTo(PartyNames.core("山东省济宁市任城区圣样电源厂", PLACES).replace("厂", ""));
    assertThat(PartyNames.core("济宁有限公司", PLACES)).as("never empty").isNotBlank();
  }

  @Test
  void theNameSuggestsWhatSomebodyIs() {
    assertThat(PartyKind.suggestedBy("济宁示例机械有限公司")).isEqualTo(PartyKind.FIRM);
    assertThat(PartyKind.suggestedBy("示例投资中心（有限合伙）")).isEqualTo(PartyKind.FIRM);
    assertThat(PartyKind.suggestedBy("Example Tech Co., Ltd.")).isEqualTo(PartyKind.FIRM);
    assertThat(PartyKind.suggestedBy("示例师范大学")).isEqualTo(PartyKind.UNIVERSITY);
    assertThat(PartyKind.suggestedBy("济宁示例学院")).isEqualTo(PartyKind.UNIVERSITY);
    assertThat(PartyKind.suggestedBy("示例省农业科学研究院")).isEqualTo(PartyKind.INSTITUTE);
    assertThat(PartyKind.suggestedBy("济宁市第九人民医院")).isEqualTo(PartyKind.PUBLIC_BODY);
    assertThat(PartyKind.suggestedBy("示例县农业技术推广站")).isEqualTo(PartyKind.PUBLIC_BODY);
    assertThat(PartyKind.suggestedBy("张三丰")).isEqualTo(PartyKind.PERSON);
    assertThat(PartyKind.suggestedBy("？？")).isEqualTo(PartyKind.OTHER);
  }
}
