package cityip.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import cityip.kernel.AsOf;
import cityip.kernel.PublicationNumber;
import cityip.kernel.RightNumber;
import cityip.kernel.SoftwareNumber;
import cityip.kernel.TrademarkNumber;
import cityip.kernel.WorkNumber;
import cityip.plan.RowSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each measure counts, on a handful of rights that meet and miss it. */
class RightMeasuresTest extends DatabaseTest {

  private static final Instant KNOWN = Instant.parse("2026-12-31T00:00:00Z");
  private static final Instant LOADED = Instant.parse("2026-01-01T00:00:00Z");
  private RightMeasures measures;

  record Row(String key, String number, String unit, BigDecimal amount, List<String> reasons) {}

  @BeforeAll
  void aSmallTown() {
    TestTown town = new TestTown(dataSource());
    measures = new RightMeasures(db(), new EventWords(db()));
    RightNumber us = PublicationNumber.parse("US7654321B2").toOptional().flatMap(PublicationNumber::rightNumber).orElseThrow();
    town.loader.load(1, List.of(
        invention(1, "2005-01-01", "2008-01-01").build(),
        invention(2, "2020-01-01", "2022-06-01").build(),
        invention(3, "2020-01-01", "2022-06-01").put(Fact.CLASSES, List.of("H04B1/00")).put(Fact.TITLE, "数字程控交换机").build(),
        invention(4, "2020-01-01", "2022-06-01").pledged(day("2024-02-01"), "Y1", new BigDecimal(2_000_000), "甲", "乙").build(),
        invention(5, "2020-01-01", "2022-06-01").pledged(day("2024-02-01"), "Y1", new BigDecimal(2_000_000), "甲", "乙")
            .event(EventKind.PLEDGED, day("2024-12-01"), Map.of(Fact.CONTRACT, "Y2", Fact.AMOUNT, new BigDecimal(2_000_000), Fact.RENEWS, "Y1")).build(),
        invention(6, "2020-01-01", "2022-06-01").event(EventKind.FAMILY_MEMBER, day("2024-03-01"), Map.of(Fact.FAMILY_NUMBER, "US7654321B2"))
            .event(EventKind.FAMILY_MEMBER, day("2024-05-01"), Map.of(Fact.FAMILY_NUMBER, "EP1234567B1")).event(EventKind.AWARDED, day("2023-01-01"), Map.of(Fact.AWARD, "中国专利奖")).build(),
        invention(7, "2005-01-01", "2008-01-01").event(EventKind.LAPSED, day("2020-01-01")).build(),
        invention(8, "2005-01-01", "2008-01-01").event(EventKind.INVALIDATED, day("2025-01-01")).build(),
        invention(9, "2020-01-01", "2022-06-01").event(EventKind.FAMILY_MEMBER, day("2024-03-01"), Map.of(Fact.FAMILY_NUMBER, "US7654321B2")).build(),
        Statement.about(us).event(EventKind.FILED, day("2021-01-01")).event(EventKind.GRANTED, day("2024-03-01")).holder(Holder.at("济宁示例", "济宁任城")).build(),
        mark("12345678", "2015-01-01", "09", "35").build(), mark("22345678", "2014-04-01", "01").build(), mark("G1234567", "2015-01-01", "09").build(),
        mark("32345678", "2015-01-01", "03", "05").event(EventKind.PARTLY_CANCELLED, day("2020-01-01"), Map.of(Fact.CLASSES, List.of("05")))
            .event(EventKind.CANCELLED, day("2021-01-01")).build(),
        work("国作登字-2023-F-00000001", "2023-05-05").build(), work("国作登字-2024-F-00000002", "2024-05-05").build(), work("鲁作登字-2024-F-000003", "2024-07-05").build(),
        Statement.about(SoftwareNumber.parse("2024SR0000001").toOptional().orElseThrow().rightNumber()).event(EventKind.REGISTERED, day("2024-01-05"))
            .holder(Holder.at("济宁示例", "济宁任城")).build()));
  }

  private static Statement.Builder invention(int serial, String filed, String granted) {
    return Statement.about(RightsLoaderTest.number(serial)).event(EventKind.FILED, day(filed)).event(EventKind.GRANTED, day(granted)).holder(Holder.at("济宁示例", "济宁任城"));
  }

  private static Statement.Builder mark(String number, String registered, String... classes) {
    return Statement.about(TrademarkNumber.parse(number).toOptional().orElseThrow().rightNumber()).event(EventKind.REGISTERED, day(registered)).put(Fact.CLASSES, List.of(classes))
        .holder(Holder.at("曲阜示例", "曲阜"));
  }

  private static Statement.Builder work(String number, String registered) {
    return Statement.about(WorkNumber.parse(number).toOptional().orElseThrow().rightNumber()).event(EventKind.REGISTERED, day(registered)).holder(Holder.at("曲阜示例", "曲阜"));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private List<Row> rows(String measure, String day, String parameters) {
    Map<String, JsonNode> given = new java.util.HashMap<>();
    JsonMapper.shared().readTree(parameters).properties().forEach(entry -> given.put(entry.getKey(), entry.getValue()));
    RowSet set = measures.rows(measure, given, new AsOf(day(day), KNOWN));
    return new NamedParameterJdbcTemplate(dataSource()).query(set.sql(), set.parameters(), (row, _) -> {
      assertThat(row.getMetaData().getColumnCount()).isEqualTo(9);
      return new Row(row.getString("row_key"), row.getString("right_number"), row.getString("unit"), row.getBigDecimal("amount"),
          List.of((String[]) row.getArray("reasons").getArray()));
    });
  }

  private static String number(int serial) {
    return RightsLoaderTest.number(serial).canonical();
  }

  @Test
  void validInventionsAreThoseInForceOnTheDay() {
    assertThat(rows("valid-inventions", "2024-12-31", "{}")).extracting(Row::number).containsExactlyInAnyOrder(number(1), number(2), number(3), number(4), number(5), number(6), number(9));
    assertThat(rows("valid-inventions", "2019-06-01", "{}")).as("a later invalidation reaches back, a lapse does not").extracting(Row::number).containsExactlyInAnyOrder(number(1), number(7));
    assertThat(rows("valid-inventions", "2004-06-01", "{}")).isEmpty();
  }

  @Test
  void beforeAnythingWasRecordedNothingIsCounted() {
    RowSet set = measures.rows("valid-inventions", Map.of(), new AsOf(day("2024-12-31"), LOADED.minusSeconds(1)));
    assertThat(new NamedParameterJdbcTemplate(dataSource()).queryForList(set.sql(), set.parameters())).isEmpty();
  }

  @Test
  void highValueInventionsMeetOneOfFiveTestsAndCountOnceWithAllReasons() {
    List<Row> rows = rows("high-value-inventions", "2024-12-31", "{\"pledgeAtLeast\": 1000000}");
    assertThat(rows).extracting(Row::number).containsExactlyInAnyOrder(number(1), number(3), number(4), number(5), number(6), number(9)).doesNotHaveDuplicates();
    assertThat(rows).filteredOn(row -> row.number().equals(number(6))).singleElement().satisfies(row -> assertThat(row.reasons())
        .containsExactlyInAnyOrder("overseas-family:EP1234567B1 US7654321B2", "award:中国专利奖"));
    assertThat(rows).filteredOn(row -> row.number().equals(number(1))).singleElement().satisfies(row -> assertThat(row.reasons()).containsExactly("over-years"));
  }

  @Test
  void theDefinitionSaysWhichTestsCountAndFromWhere() {
    assertThat(rows("high-value-inventions", "2024-12-31", "{\"tests\": [\"award\"]}")).extracting(Row::number).containsExactly(number(6));
    assertThat(rows("high-value-inventions", "2024-12-31", "{\"tests\": [\"pledge\"], \"pledgeAtLeast\": 5000000}")).isEmpty();
    assertThat(rows("high-value-inventions", "2024-12-31", "{\"tests\": [\"over-years\"], \"years\": 30}")).isEmpty();
    assertThat(rows("high-value-inventions", "2024-12-31", "{\"tests\": []}")).isEmpty();
    assertThat(rows("high-value-inventions", "2023-06-01", "{\"tests\": [\"overseas-family\"]}")).as("not yet granted abroad on that day").isEmpty();
  }

  @Test
  void aClassGivenUpStillCountsForTheDaysBefore() {
    assertThat(rows("valid-marks-by-class", "2019-12-31", "{}")).filteredOn(row -> row.number().equals("32345678")).hasSize(2);
    assertThat(rows("valid-marks-by-class", "2020-01-01", "{}")).filteredOn(row -> row.number().equals("32345678")).hasSize(1);
    assertThat(rows("valid-marks-by-class", "2022-01-01", "{}")).filteredOn(row -> row.number().equals("32345678")).isEmpty();
  }

  @Test
  void aMarkCountsOncePerClassAndMadridMarksDoNot() {
    assertThat(rows("valid-marks-by-class", "2024-03-01", "{}")).extracting(Row::number).containsExactlyInAnyOrder("12345678", "12345678", "22345678");
    assertThat(rows("valid-marks-by-class", "2024-06-01", "{}")).as("past its term, in grace").extracting(Row::number).containsExactlyInAnyOrder("12345678", "12345678");
    assertThat(rows("valid-marks-by-class", "2024-06-01", "{\"grace\": true}")).hasSize(3);
    assertThat(rows("valid-marks-by-class", "2024-03-01", "{}")).extracting(Row::key).doesNotHaveDuplicates();
  }

  @Test
  void aGrantAbroadCountsOnceWhetherItIsARightOrAFamilyMember() {
    assertThat(rows("overseas-grants", "2024-12-31", "{}")).extracting(Row::number).containsExactlyInAnyOrder("US7654321B2", "EP1234567B1");
    assertThat(rows("overseas-grants", "2024-04-01", "{}")).extracting(Row::number).containsExactly("US7654321B2");
    assertThat(rows("overseas-grants", "2025-06-01", "{}")).as("a year begins anew").isEmpty();
  }

  @Test
  void aContractCountsOnceHoweverManyRightsAndARenewalIsNoNewMoney() {
    assertThat(rows("pledge-amount", "2024-12-31", "{}")).singleElement().satisfies(row -> {
      assertThat(row.amount()).isEqualByComparingTo("2000000");
      assertThat(row.unit()).isEqualTo("370811");
      assertThat(row.key()).isEqualTo("Y1");
    });
    assertThat(rows("pledge-amount", "2025-12-31", "{}")).isEmpty();
  }

  @Test
  void worksCountInTheYearOrSinceADay() {
    assertThat(rows("work-registrations", "2024-06-30", "{\"flow\": true}")).extracting(Row::number).containsExactly("国作登字-2024-F-00000002");
    assertThat(rows("work-registrations", "2024-12-31", "{\"since\": \"2021-01-01\"}")).hasSize(3);
    assertThat(rows("software-registrations", "2024-06-30", "{}")).extracting(Row::number).containsExactly("2024SR0000001");
  }
}
