package cityip.kernel;

import static cityip.kernel.NumbersTest.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Laws that hold for every number and every text. */
class NumberLawsTest {

  private static final List<Function<String, Reading<?>>> PARSERS = List.of(ApplicationNumber::parse, PublicationNumber::parse, TrademarkNumber::parse,
      WorkNumber::parse, SoftwareNumber::parse, VarietyNumber::parse, GiNumber::parse, LayoutNumber::parse, IpcSymbol::parse, NiceClass::parse,
      LocarnoClass::parse, DayText::parse, CreditCode::parse, RegionCode::parse, Money::parse);

  @Property
  void readingNeverThrows(@ForAll String any) {
    PARSERS.forEach(parser -> assertThat(parser.apply(any)).isNotNull());
    assertThat(RightNumbers.find(any)).isNotNull();
  }

  @Property
  void readingNeverThrowsOnWhatLooksLikeANumber(@ForAll @StringLength(max = 20)
      @CharRange(from = '0', to = '9') @CharRange(from = '０', to = '９') @Chars({'.', '-', '/', ' ', 'X', 'Z', 'L', 'C', 'N', 'A', 'B', 'S',
      'R', 'G', '年', '月', '日', '第', '号', '类', '国', '作', '登', '字', 'E', '+', '(', '万', '元', 'T', ':', 'U', 'D'}) String any) {
    PARSERS.forEach(parser -> {
      Reading<?> reading = parser.apply(any);
      if (reading instanceof Reading.Read<?> read && !(read.value() instanceof LocalDate)) {
        assertThat((Object) parser.apply(read.value().toString()).toOptional().orElseThrow()).as(any).isEqualTo(read.value());
      }
      if (reading instanceof Reading.Unreadable<?> no && no.suggestion() != null) {
        assertThat((Object) parser.apply(no.suggestion())).as("suggestion for " + any).isInstanceOf(Reading.Read.class);
      }
    });
  }

  @Provide
  Arbitrary<ApplicationNumber> applicationNumbers() {
    Arbitrary<String> recent = Combinators.combine(Arbitraries.integers().between(1985, 2099), Arbitraries.of('1', '2', '3', '8', '9'),
        Arbitraries.integers().between(0, 9_999_999)).as((y, k, n) -> "%d%c%07d".formatted(y, k, n));
    Arbitrary<String> old = Combinators.combine(Arbitraries.of("85", "91", "99", "00", "03"), Arbitraries.of('1', '2', '3', '8', '9'),
        Arbitraries.integers().between(0, 99_999)).as((y, k, n) -> "%s%c%05d".formatted(y, k, n));
    return Arbitraries.oneOf(recent, old).map(digits -> value(ApplicationNumber.parse(digits)));
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll("applicationNumbers") ApplicationNumber number) {
    assertThat(value(ApplicationNumber.parse(number.canonical()))).isEqualTo(number);
    assertThat(value(ApplicationNumber.parse(number.patentNumber()))).isEqualTo(number);
    assertThat(value(ApplicationNumber.parse("CN" + number.canonical().replace(".", "")))).isEqualTo(number);
    assertThat(value(ApplicationNumber.parse(number.digits()))).isEqualTo(number);
  }

  @Property
  void anySingleChangedDigitIsDetected(@ForAll("applicationNumbers") ApplicationNumber number, @ForAll @IntRange(max = 13) int place, @ForAll @IntRange(min = 1, max = 9) int shift) {
    String right = number.canonical();
    int at = place % right.length();
    if (right.charAt(at) == '.' || right.charAt(at) == 'X') {
      return;
    }
    char other = (char) ('0' + (right.charAt(at) - '0' + shift) % 10);
    String wrong = right.substring(0, at) + other + right.substring(at + 1);
    assertThat(ApplicationNumber.parse(wrong)).isInstanceOf(Reading.Unreadable.class);
  }

  @Provide
  Arbitrary<CreditCode> creditCodes() {
    return Arbitraries.strings().withChars("0123456789ABCDEFGHJKLMNPQRTUWXY").ofLength(17)
        .map(s -> value(CreditCode.parse(((Reading.Unreadable<?>) CreditCode.parse(s)).suggestion())));
  }

  @Property
  void anySingleChangedCharacterOfACreditCodeIsDetected(@ForAll("creditCodes") CreditCode code, @ForAll @IntRange(max = 17) int at, @ForAll @IntRange(min = 1, max = 30) int shift) {
    String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    char other = alphabet.charAt((alphabet.indexOf(code.code().charAt(at)) + shift) % 31);
    String wrong = code.code().substring(0, at) + other + code.code().substring(at + 1);
    assertThat(CreditCode.parse(wrong)).isInstanceOf(Reading.Unreadable.class);
    assertThat(value(CreditCode.parse(code.code()))).isEqualTo(code);
  }

  @Property
  void everyDayIsReadBackInEveryForm(@ForAll @IntRange(min = -62_091, max = 84_000) int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    int y = day.getYear();
    int m = day.getMonthValue();
    int d = day.getDayOfMonth();
    for (String written : List.of(day.toString(), "%04d%02d%02d".formatted(y, m, d), "%d.%d.%d".formatted(y, m, d), "%d年%d月%d日".formatted(y, m, d), "%d/%02d/%02d 00:00:00".formatted(y, m, d))) {
      assertThat(value(DayText.parse(written))).isEqualTo(day);
    }
  }
}
