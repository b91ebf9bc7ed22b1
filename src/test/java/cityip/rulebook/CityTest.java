package cityip.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.rulebook.City.Located;
import cityip.rulebook.City.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where addresses lie, as people write them. */
class CityTest {

  private static final City JINING = City.read("jining");

  @ParameterizedTest
  @CsvSource({
    "山东省济宁市任城区古槐路22号, 370811, UNIT_NAME",
    "272000 山东省济宁市市中区建设路1号, 370811, UNIT_NAME",
    "山东省兖州市新兖镇, 370812, UNIT_NAME",
    "山东省济宁市兖州区大安镇, 370812, UNIT_NAME",
    "273500 山东省邹城市太平东路, 370883, UNIT_NAME",
    "曲阜市静轩西路57号, 370881, UNIT_NAME",
    "山东省济宁市高新区崇文大道, 370871, ZONE_NAME",
    "山东省济宁市高新技术产业开发区海川路, 370871, ZONE_NAME",
    "山东省济宁市任城区洸河街道, 370871, ZONE_TOWN",
    "济宁市太白湖新区荷花路, 370872, ZONE_NAME",
    "山东省济宁市经济技术开发区, 370873, ZONE_NAME",
    "山东省济宁经济技术开发区嘉祥县疃里镇, 370873, ZONE_NAME",
    "山东省济宁市嘉祥县疃里镇, 370873, ZONE_TOWN",
    "山东省济宁市长沟镇, 370811, TOWN_NAME",
    "山东省济宁市, 370800, CITY_ONLY",
    "山东省微山县夏镇街道, 370826, UNIT_NAME",
    "山東省濟寧市, , ",
    "北京市海淀区中关村, , ",
    "山东省济南市市中区英雄山路, , ",
    "山东省济南市高新区舜华路, , ",
    "广东省深圳市石桥镇, , ",
    "' ', , "})
  void findsTheReportingUnit(String address, String unit, Why why) {
    var located = JINING.locate(address);
    assertThat(located.map(Located::unit).orElse(null)).isEqualTo(unit);
    assertThat(located.map(Located::why).orElse(null)).isEqualTo(why);
  }

  @Test
  void readsFullWidthDigitsAndLetters() {
    assertThat(JINING.locate("山东省济宁市金乡县１２３号")).map(Located::unit).contains("370828");
  }

  @Test
  void hasFourteenUnitsOfWhichElevenAreOfficial() {
    assertThat(JINING.units()).hasSize(14);
    assertThat(JINING.units()).filteredOn(City.Unit::official).hasSize(11).allSatisfy(unit -> assertThat(unit.outline()).isNotNull());
    assertThat(JINING.units()).filteredOn(unit -> !unit.official()).allSatisfy(unit -> assertThat(unit.host()).isNotNull());
  }

  @Test
  void knowsCodesThatWereMerged() {
    assertThat(JINING.unit("370802")).map(City.Unit::code).contains("370811");
  }
}
