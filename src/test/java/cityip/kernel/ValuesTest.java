package cityip.kernel;

import static cityip.kernel.NumbersTest.notes;
import static cityip.kernel.NumbersTest.refusal;
import static cityip.kernel.NumbersTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  private static final LocalDate DAY = LocalDate.of(2021, 3, 4);

  @ParameterizedTest
  @ValueSource(strings = {"2021-03-04", "2021.3.4", "20210304", "2021年3月4日", "2021/3/4", "２０２１年０３月０４日", "2021 年 3 月 4 日", " 2021-3-4 ", "44259", "44259.0",
    "44259.75", "2021-03-04 00:00:00", "2021-03-04T10:11:12.5Z", "2021年3月4日 10:11", "20210304 00:00", "2021－03－04", "2021 3 4", "2021。3。4"})
  void readsADayAsPeopleWriteIt(String written) {
    assertThat(value(DayText.parse(written))).isEqualTo(DAY);
  }

  @ParameterizedTest
  @CsvSource({"2021.13.40, month", "20210230, day", "2021-02-29, day", "2021-00-01, month", "20211301, month", "21.3.4, short-year", "04/03/2021, order", "2021年3月, incomplete",
    "2021, incomplete", "202103, incomplete", "'', form", "昨天, form", "0, form", "9999, incomplete", "99991231, year", "17000101, year", "2021-03-04x, form", "2021-03, incomplete",
    "999999999999, form", "2021-3-4-5, form", "00000000, year", "2021-123456789-1, form"})
  void namesWhatIsWrongWithADay(String written, String problem) {
    assertThat(refusal(DayText.parse(written)).problem()).isEqualTo("kernel.day." + problem);
  }

  @Test
  void saysWhenASerialNumberOrATimeWasTurnedIntoADay() {
    assertThat(notes(DayText.parse("44259"))).containsExactly("kernel.day.serial");
    assertThat(notes(DayText.parse("2021-03-04 12:00"))).containsExactly("kernel.day.time-dropped");
    assertThat(notes(DayText.parse("2021年3月4日"))).isEmpty();
    assertThat(refusal(DayText.parse("20210230")).args()).containsExactly("20210230", "2021", "2", "30", "28");
  }

  @Test
  void checksCreditCodesAndSuggestsTheRightOne() {
    assertThat(value(CreditCode.parse("９１３７０８００MA3C00000" + "W".repeat(0) + check("91370800MA3C00000"))).code()).startsWith("91370800MA3C00000");
    CreditCode known = value(CreditCode.parse("91350100M000100Y43")); // the example of GB 32100
    assertThat(known.registeredAt()).isEqualTo("350100");
    assertThat(refusal(CreditCode.parse("91350100M000100Y44")).suggestion()).isEqualTo("91350100M000100Y43");
    assertThat(refusal(CreditCode.parse("9135O1OOMOOO1OOY43")).suggestion()).isEqualTo("91350100M000100Y43");
    assertThat(refusal(CreditCode.parse("91350100M000100Y4")).suggestion()).isEqualTo("91350100M000100Y43");
    assertThat(refusal(CreditCode.parse("")).problem()).isEqualTo("kernel.credit-code.length");
    assertThatIllegalArgumentException().isThrownBy(() -> new CreditCode("91350100M000100Y44"));
  }

  private static String check(String seventeen) {
    return refusal(CreditCode.parse(seventeen)).suggestion().substring(17);
  }

  @Test
  void knowsWhichRegionLiesInWhich() {
    RegionCode county = new RegionCode("370811");
    assertThat(county.isCounty()).isTrue();
    assertThat(county.city()).isEqualTo(new RegionCode("370800"));
    assertThat(county.isWithin(new RegionCode("370800"))).isTrue();
    assertThat(county.isWithin(new RegionCode("370000"))).isTrue();
    assertThat(county.isWithin(new RegionCode("370812"))).isFalse();
    refusal(RegionCode.parse("37081"));
    refusal(RegionCode.parse("000000"));
  }

  @ParameterizedTest
  @CsvSource({"1200, 1200.00", "'¥1,200.50', 1200.50", "300万元, 3000000.00", "1.2亿, 120000000.00", "￥３００万, 3000000.00", "-5, -5.00", "0.005, 0.01"})
  void readsAmounts(String written, String yuan) {
    assertThat(value(Money.parse(written)).yuan()).isEqualTo(new BigDecimal(yuan));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "元", "万元", "=1+1", "1.2.3", "1e9", "--1", "99999999999999999999"})
  void refusesWhatIsNoAmount(String written) {
    refusal(Money.parse(written));
  }

  @Test
  void convertsMoneyExactly() {
    Money money = Money.ofWan(new BigDecimal("123.456789"));
    assertThat(money).isEqualTo(new Money(new BigDecimal("1234567.89")));
    assertThat(money.inWan()).isEqualByComparingTo("123.456789");
    assertThat(money.inYi()).isEqualByComparingTo("0.0123456789");
    assertThat(Money.ofYuan(900).percent(new BigDecimal(5))).isEqualTo(Money.ofYuan(45));
    assertThat(Money.ofYi(new BigDecimal("7.5"))).isEqualTo(Money.ofYuan(750_000_000));
  }

  @Test
  void holdsDaysHalfOpen() {
    DayRange year = new DayRange(LocalDate.of(2021, 1, 1), LocalDate.of(2022, 1, 1));
    assertThat(year.contains(LocalDate.of(2021, 12, 31))).isTrue();
    assertThat(year.contains(LocalDate.of(2022, 1, 1))).isFalse();
    assertThat(year.overlaps(DayRange.from(LocalDate.of(2022, 1, 1)))).isFalse();
    assertThat(year.intersect(DayRange.from(DAY))).contains(new DayRange(DAY, LocalDate.of(2022, 1, 1)));
    assertThat(DayRange.closed(DAY, DAY).contains(DAY)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> new DayRange(DAY, DAY));
  }

  @Test
  void everyMessageIsThereInBothLanguagesAndNothingElse() throws IOException {
    Properties zh = messages("/messages/kernel.properties");
    Properties en = messages("/messages/kernel_en.properties");
    assertThat(en.keySet()).isEqualTo(zh.keySet());
    assertThat(usedKeys()).hasSizeGreaterThan(25).isEqualTo(new TreeSet<>(zh.stringPropertyNames()));
    assertThat(zh.values()).noneMatch(text -> Stream.of("非法", "无效", "错误代码").anyMatch(text.toString()::contains));
  }

  private static Properties messages(String resource) throws IOException {
    Properties properties = new Properties();
    try (var reader = new InputStreamReader(ValuesTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  private static Set<String> usedKeys() throws IOException {
    Pattern key = Pattern.compile("\"(kernel\\.[a-z0-9.-]+)\"");
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/cityip/kernel"))) {
      for (Path file : files.toList()) {
        key.matcher(Files.readString(file)).results().forEach(m -> keys.add(m.group(1)));
      }
    }
    return keys;
  }
}
