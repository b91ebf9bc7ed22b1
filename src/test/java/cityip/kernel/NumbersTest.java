package cityip.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cityip.kernel.PublicationNumber.Stage;
import cityip.kernel.RightNumbers.Lookup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  static <T> T value(Reading<T> reading) {
    return reading.toOptional().orElseThrow(() -> new AssertionError(reading.toString()));
  }

  static Reading.Unreadable<?> refusal(Reading<?> reading) {
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    return (Reading.Unreadable<?>) reading;
  }

  static List<String> notes(Reading<?> reading) {
    return ((Reading.Read<?>) reading).notes();
  }

  @ParameterizedTest
  @CsvSource({
    "201710601862.3, 201710601862.3", "ZL201710601862.3, 201710601862.3", "zl 2017 1 0601862.3, 201710601862.3",
    "CN201710601862.3, 201710601862.3", "CN2017106018623, 201710601862.3", "2017106018623, 201710601862.3",
    "２０１７１０６０１８６２．３, 201710601862.3", "ＺＬ２０１７１０６０１８６２。３, 201710601862.3", "201810000000.x, 201810000000.X",
    "202010000001.1, 202010000001.1", "97101765.4, 97101765.4", "ZL971017654, 97101765.4", "'\u3000201710601862.3\u200b', 201710601862.3",
    "200910190429.0, 200910190429.0", "CN102009000190429, 200910190429.0"})
  void readsEveryWrittenFormOfAnApplicationNumber(String written, String canonical) {
    assertThat(value(ApplicationNumber.parse(written)).canonical()).isEqualTo(canonical);
  }

  @Test
  void computesAMissingCheckCharacterAndSaysSo() {
    for (String written : List.of("201710601862", "CN201710601862", "201710601862.", "97101765")) {
      Reading<ApplicationNumber> reading = ApplicationNumber.parse(written);
      assertThat(value(reading).canonical()).isIn("201710601862.3", "97101765.4");
      assertThat(notes(reading)).containsExactly("kernel.application-number.check-computed");
    }
  }

  @Test
  void refusesAWrongCheckCharacterAndSuggestsTheRightOne() {
    Reading.Unreadable<?> refusal = refusal(ApplicationNumber.parse("ZL201710601862.7"));
    assertThat(refusal.problem()).isEqualTo("kernel.application-number.check");
    assertThat(refusal.suggestion()).isEqualTo("201710601862.3");
    assertThat(refusal.args()).containsExactly("ZL201710601862.7", "7", "3");
  }

  @ParameterizedTest
  @CsvSource({"2.01711E+12, spoilt", "20171060186.2, form", "201710601862.33, form", "'', form", "abc, form", "201740601862.3, kind", "197510601862, year",
    "2017106018623456789012345678901234567890123456789012345678901234567890, form", "04101765, year", "ZL, form", "., form", "２０１７, form"})
  void namesWhatIsWrongWithAnApplicationNumber(String written, String problem) {
    assertThat(refusal(ApplicationNumber.parse(written)).problem()).endsWith("." + problem);
  }

  @Test
  void suggestsTheNumberWhenOnlyTheDotStandsWrong() {
    assertThat(refusal(ApplicationNumber.parse("2017.106018623")).suggestion()).isEqualTo("201710601862.3");
  }

  @Test
  void knowsWhatAnApplicationNumberTells() {
    ApplicationNumber number = new ApplicationNumber("201710601862.3");
    assertThat(number.year()).isEqualTo(2017);
    assertThat(number.kind()).isEqualTo(RightKind.INVENTION);
    assertThat(number.patentNumber()).isEqualTo("ZL201710601862.3");
    assertThat(number.rightNumber()).isEqualTo(new RightNumber("CN", RightKind.INVENTION, "201710601862.3"));
    ApplicationNumber old = new ApplicationNumber("97101765.4");
    assertThat(old.year()).isEqualTo(1997);
    assertThat(value(ApplicationNumber.parse("201780012345")).isInternational()).isTrue();
    assertThat(value(ApplicationNumber.parse("201790012345")).kind()).isEqualTo(RightKind.UTILITY_MODEL);
    assertThat(value(ApplicationNumber.parse("201730012345")).kind()).isEqualTo(RightKind.DESIGN);
    assertThat(value(ApplicationNumber.parse("02201765")).year()).isEqualTo(2002);
    assertThatIllegalArgumentException().isThrownBy(() -> new ApplicationNumber("201710601862.4"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ApplicationNumber(""));
  }

  @ParameterizedTest
  @CsvSource({
    "CN107392110B, CN107392110B, INVENTION, GRANT", "cn 107392110 a, CN107392110A, INVENTION, APPLICATION", "102025678A, CN102025678A, INVENTION, APPLICATION",
    "CN215771194U, CN215771194U, UTILITY_MODEL, GRANT", "CN301234567S, CN301234567S, DESIGN, GRANT", "CN1100001C, CN1100001C, INVENTION, GRANT",
    "CN2123456Y, CN2123456Y, UTILITY_MODEL, GRANT", "CN3012345D, CN3012345D, DESIGN, GRANT", "CN85100001B, CN85100001B, INVENTION, GRANT",
    "CN85200001U, CN85200001U, UTILITY_MODEL, GRANT", "CN107392110C1, CN107392110C1, INVENTION, AFTER_PARTIAL_INVALIDATION",
    "CN107392110B8, CN107392110B8, INVENTION, CORRECTION", "ＣＮ１０７３９２１１０Ｂ, CN107392110B, INVENTION, GRANT",
    "'US 7,654,321 B2', US7654321B2, INVENTION, GRANT", "US07654321B2, US7654321B2, INVENTION, GRANT", "US5123456A, US5123456A, INVENTION, GRANT",
    "US2004136338A1, US20040136338A1, INVENTION, APPLICATION", "USD0912345S1, USD912345S1, DESIGN, GRANT", "EP1234567A1, EP1234567A1, INVENTION, APPLICATION",
    "EP 123 456 B1, EP0123456B1, INVENTION, GRANT", "WO 2019/123456 A1, WO2019123456A1, INVENTION, APPLICATION", "WO03067954A1, WO03067954A1, INVENTION, APPLICATION",
    "KR101234567B1, KR101234567B1, INVENTION, GRANT", "JP2021123456A, JP2021123456A, INVENTION, APPLICATION", "RU2712345C1, RU2712345C1, INVENTION, GRANT"})
  void readsPublicationNumbersOldNewAndForeign(String written, String canonical, RightKind kind, Stage stage) {
    PublicationNumber number = value(PublicationNumber.parse(written));
    assertThat(number.canonical()).isEqualTo(canonical);
    assertThat(number.kind()).contains(kind);
    assertThat(number.stage()).isEqualTo(stage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CN", "CN107392110Z", "CN607392110B", "CN207392110C", "107392110", "US", "12", "国作登字", "CN1073921101234B", "-", "US7654321B22"})
  void refusesWhatIsNoPublicationNumber(String written) {
    refusal(PublicationNumber.parse(written));
  }

  @Test
  void notesAMissingKindCode() {
    assertThat(notes(PublicationNumber.parse("CN107392110"))).containsExactly("kernel.publication-number.no-kind-code");
  }

  @ParameterizedTest
  @CsvSource({"12345678, 12345678", "第１２３４５６７号, 1234567", "g1234567, G1234567", "12345678a, 12345678A", "No.0123456, 123456", "G01234567, G1234567"})
  void readsTrademarkNumbers(String written, String canonical) {
    assertThat(value(TrademarkNumber.parse(written)).canonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "12", "1234567890", "12345678AB", "A1234567", "1.2E+07", "0000", "第号"})
  void refusesWhatIsNoTrademarkNumber(String written) {
    refusal(TrademarkNumber.parse(written));
  }

  @ParameterizedTest
  @CsvSource({"国作登字-2021-F-00000001, 国作登字-2021-F-00000001", "鲁作登字－2021－f－000123, 鲁作登字-2021-F-000123", "国作登字2021F00000001号, 国作登字-2021-F-00000001",
    "国作登字 — 2021 — F — 00000001, 国作登字-2021-F-00000001"})
  void readsWorkNumbers(String written, String canonical) {
    assertThat(value(WorkNumber.parse(written)).canonical()).isEqualTo(canonical);
  }

  @Test
  void readsTheOtherNumbers() {
    assertThat(value(SoftwareNumber.parse("2021sr0012345 号")).canonical()).isEqualTo("2021SR0012345");
    assertThat(refusal(SoftwareNumber.parse("软著登字第1234567号")).problem()).isEqualTo("kernel.software-number.certificate");
    assertThat(value(VarietyNumber.parse("CNA20160123．4")).canonical()).isEqualTo("CNA20160123.4");
    assertThat(value(VarietyNumber.parse("CNA20211000123")).canonical()).isEqualTo("CNA20211000123");
    assertThat(value(LayoutNumber.parse("BS20501234.5")).canonical()).isEqualTo("BS.205012345");
    assertThat(value(GiNumber.parse("2009年第12号")).canonical()).isEqualTo("2009-12");
    assertThat(value(GiNumber.parse("AGI 01234")).canonical()).isEqualTo("AGI01234");
    refusal(WorkNumber.parse("国作登字-20211-F-1"));
    refusal(VarietyNumber.parse("CNA"));
    refusal(LayoutNumber.parse("BS"));
    refusal(GiNumber.parse("<b>"));
    refusal(GiNumber.parse("--"));
  }

  @Test
  void findsWhatAnyWrittenFormMayMean() {
    assertThat(RightNumbers.find("ZL 2017 1 0601862.3")).containsExactly(new Lookup.ByNumber(RightNumber.chinese(RightKind.INVENTION, "201710601862.3")));
    assertThat(RightNumbers.find("CN107392110B")).containsExactly(new Lookup.ByPublication(new PublicationNumber("CN", "107392110", "B")));
    assertThat(RightNumbers.find("US7654321B2")).contains(new Lookup.ByNumber(new RightNumber("US", RightKind.INVENTION, "US7654321B2")));
    assertThat(RightNumbers.find("97101765")).contains(new Lookup.ByNumber(RightNumber.chinese(RightKind.INVENTION, "97101765.4")),
        new Lookup.ByNumber(RightNumber.chinese(RightKind.TRADEMARK, "97101765")));
    assertThat(RightNumbers.find("国作登字-2021-F-00000001")).hasSize(1);
    assertThat(RightNumbers.find("")).isEmpty();
    assertThat(RightNumbers.find("'; drop table right; --")).isEmpty();
  }

  @Test
  void refusesAnApplicationNumberOfAnotherKind() {
    assertThat(value(RightNumbers.parse(RightKind.INVENTION, "201710601862.3")).canonical()).isEqualTo("201710601862.3");
    assertThat(refusal(RightNumbers.parse(RightKind.DESIGN, "201710601862.3")).problem()).isEqualTo("kernel.application-number.other-kind");
  }

  @ParameterizedTest
  @CsvSource({"A01B 1/02, A01B1/02", "A01B1/02(2006.01)I, A01B1/02", "'H04W  84/    20            A I', H04W84/20", "H04L   27/26    (2006.01), H04L27/26",
    "G06F015/16, G06F15/16", "A01B0001020000, A01B1/02", "G06F0016245800, G06F16/2458", "Ｇ０６Ｆ１７／３０, G06F17/30", "H04L  12/   715            A I, H04L12/715",
    "H04L 12/28 20060101 A I, H04L12/28", "a01b1/2, A01B1/02"})
  void readsIpcSymbolsAsFilesWriteThem(String written, String canonical) {
    assertThat(value(IpcSymbol.parse(written)).canonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A01B", "I01B1/02", "A01B/02", "A01B1/", "A1B1/02", "06-01", "A01B12345/02", "A01B1/1234567", "709203", "A01B 0/02"})
  void refusesWhatIsNoIpcSymbol(String written) {
    refusal(IpcSymbol.parse(written));
  }

  @Test
  void matchesIpcPatternsByGroupNotByLetters() {
    IpcSymbol symbol = new IpcSymbol("G06F11/14");
    assertThat(symbol.matches("G06F11*")).isTrue();
    assertThat(symbol.matches("G06F*")).isTrue();
    assertThat(symbol.matches("G06*")).isTrue();
    assertThat(symbol.matches("G06F11/14")).isTrue();
    assertThat(symbol.matches("G06F1*")).isFalse();
    assertThat(new IpcSymbol("G06F110/00").matches("G06F11*")).isFalse();
    assertThat(new IpcSymbol("G06F11/1402").matches("G06F11/14")).isFalse();
    assertThat(symbol.subclass()).isEqualTo("G06F");
    assertThat(symbol.mainGroup()).isEqualTo("G06F11");
    assertThat(symbol.printed()).isEqualTo("G06F 11/14");
  }

  @Test
  void readsNiceAndLocarnoClasses() {
    assertThat(value(NiceClass.parse("第９类")).number()).isEqualTo(9);
    assertThat(value(NiceClass.parse("35.0")).isService()).isTrue();
    refusal(NiceClass.parse("46"));
    refusal(NiceClass.parse("0"));
    refusal(NiceClass.parse(""));
    assertThat(value(LocarnoClass.parse("LOC(13)Cl.06-01")).code()).isEqualTo("06-01");
    assertThat(value(LocarnoClass.parse("6-1")).code()).isEqualTo("06-01");
    refusal(LocarnoClass.parse("33-01"));
    refusal(LocarnoClass.parse("A01B1/02"));
  }
}
