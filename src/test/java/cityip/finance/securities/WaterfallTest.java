package cityip.finance.securities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.finance.securities.TapeReader.Refused;
import cityip.finance.securities.Waterfall.Month;
import cityip.finance.securities.Waterfall.Notes;
import cityip.finance.securities.Waterfall.Receivable;
import cityip.finance.securities.Waterfall.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

/** Waterfalls against the same reckoned in decimals and month by month, and tapes as people send them. */
class WaterfallTest {

  private static List<Receivable> pool(int size, long seed) {
    var random = new SplittableRandom(seed);
    var pool = new ArrayList<Receivable>();
    for (var n = 0; n < size; n++) {
      pool.add(new Receivable(random.nextLong(1, 500_000_000), random.nextInt(0, 1_500), random.nextInt(1, 121), random.nextBoolean()));
    }
    return pool;
  }

  private static BigDecimal fen(BigDecimal yuan) {
    return yuan.setScale(2, RoundingMode.HALF_UP);
  }

  /** Independent: decimals in yuan, one month at a time over all loans, everything written anew. */
  private static List<BigDecimal[]> byHand(List<Receivable> pool, Notes notes, Scenario scenario) {
    var horizon = pool.stream().mapToInt(Receivable::months).max().orElseThrow() + scenario.lag();
    var balances = pool.stream().map(loan -> BigDecimal.valueOf(loan.principal(), 2)).toArray(BigDecimal[]::new);
    var coming = new BigDecimal[horizon + 1];
    java.util.Arrays.fill(coming, BigDecimal.ZERO);
    var senior = BigDecimal.valueOf(notes.senior(), 2);
    var owed = BigDecimal.ZERO;
    var rows = new ArrayList<BigDecimal[]>();
    for (var month = 1; month <= horizon; month++) {
      var before = java.util.Arrays.stream(balances).reduce(BigDecimal.ZERO, BigDecimal::add);
      var interest = BigDecimal.ZERO;
      var principal = BigDecimal.ZERO;
      for (var n = 0; n < balances.length; n++) {
        var loan = pool.get(n);
        if (month > loan.months()) {
          continue;
        }
        var failed = fen(balances[n].multiply(BigDecimal.valueOf(scenario.failPerMillion())).divide(BigDecimal.valueOf(1_000_000)));
        balances[n] = balances[n].subtract(failed);
        var back = Math.min(horizon, month + scenario.lag());
        coming[back] = coming[back].add(fen(failed.multiply(BigDecimal.valueOf(scenario.recoverPercent())).divide(BigDecimal.valueOf(100))));
        interest = interest.add(balances[n].multiply(BigDecimal.valueOf(loan.rateBp())).divide(BigDecimal.valueOf(120_000), 2, RoundingMode.HALF_UP));
        var left = loan.months() - month + 1;
        var pays = left == 1 ? balances[n] : loan.bullet() ? BigDecimal.ZERO : balances[n].divide(BigDecimal.valueOf(left), 2, RoundingMode.HALF_UP);
        principal = principal.add(pays);
        balances[n] = balances[n].subtract(pays);
      }
      var available = interest.add(principal).add(coming[month]);
      var in = available;
      var fee = before.multiply(BigDecimal.valueOf(notes.feeBp())).divide(BigDecimal.valueOf(120_000), 2, RoundingMode.HALF_UP).min(available);
      available = available.subtract(fee);
      var due = senior.multiply(BigDecimal.valueOf(notes.seniorBp())).divide(BigDecimal.valueOf(120_000), 2, RoundingMode.HALF_UP).add(owed);
      var toInterest = due.min(available);
      owed = due.subtract(toInterest);
      available = available.subtract(toInterest);
      var toPrincipal = senior.min(available);
      senior = senior.subtract(toPrincipal);
      rows.add(new BigDecimal[] {in, fee, toInterest, toPrincipal, available.subtract(toPrincipal), senior});
    }
    return rows;
  }

  @Test
  void everyMonthAgreesToTheFenWithAReckoningInDecimals() {
    for (var seed : List.of(1L, 2L, 3L)) {
      var pool = pool(300, seed);
      var sum = pool.stream().mapToLong(Receivable::principal).sum();
      var notes = new Notes(sum * 7 / 10, 385, sum * 3 / 10, 25);
      for (var scenario : List.of(new Scenario("none", 0, 0, 0), new Scenario("some", 2_000, 40, 6), new Scenario("many", 60_000, 15, 12), new Scenario("all", 1_000_000, 0, 3))) {
        var result = Waterfall.run(pool, notes, scenario);
        var hand = byHand(pool, notes, scenario);
        assertThat(result.months()).hasSameSizeAs(hand);
        for (var n = 0; n < hand.size(); n++) {
          var month = result.months().get(n);
          assertThat(List.of(month.in(), month.fee(), month.seniorInterest(), month.seniorPrincipal(), month.toSubordinated(), month.seniorLeft())).as(scenario.name() + " month " + month.number())
              .containsExactlyElementsOf(java.util.Arrays.stream(hand.get(n)).map(yuan -> yuan.movePointRight(2).longValueExact()).toList());
        }
      }
    }
  }

  @Test
  void nothingIsLostOnTheWay() {
    var pool = pool(1_000, 9);
    var sum = pool.stream().mapToLong(Receivable::principal).sum();
    var result = Waterfall.run(pool, new Notes(sum / 2, 400, sum / 2, 30), new Scenario("some", 5_000, 50, 9));
    assertThat(result.months()).allSatisfy(month -> assertThat(month.in()).isEqualTo(month.out()));
    assertThat(result.sum(Month::principal) + result.sum(Month::failed)).as("every fen of principal comes back or fails").isEqualTo(sum);
    assertThat(result.months().getLast().poolLeft()).isZero();
    assertThat(result.shortfall()).isZero();
  }

  @Test
  void aNegativeTrancheAndOtherNonsenseAreRefused() {
    assertThatThrownBy(() -> new Notes(-1, 400, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Notes(100, 400, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Scenario("x", 1_000_001, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Receivable(-5, 400, 12, true)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Waterfall.run(List.of(), new Notes(100, 400, 0, 0), new Scenario("none", 0, 0, 0)).shortfall()).isEqualTo(100);
  }

  @Test
  void productsBeyondALongAreStillExact() {
    assertThat(Waterfall.part(Long.MAX_VALUE / 2, 3_600, 120_000)).isEqualTo(new BigDecimal(Long.MAX_VALUE / 2).multiply(new BigDecimal(3_600)).divide(new BigDecimal(120_000), 0, RoundingMode.HALF_UP).longValueExact());
  }

  private static final String HEAD = "资产编号,债务人,权利号,本金（元）,年利率,剩余月数,还款方式,已通知转让\n";

  @Test
  void badRowsAreKeptWithColumnValueAndWhatWouldBeRight() throws Refused {
    var read = TapeReader.read((HEAD + "A1,示例甲,ZL1,120万,4.35%,24,到期还本,是\nA1,示例甲,ZL2,1,4,24,等额本金,是\nA2,,ZL3,1,4,24,等额本金,是\nA3,示例乙,ZL4,-5,4,24,等额本金,是\nA4,示例乙,ZL5,５０００,４.５,１２,等额本金,否\n\"A5\",\"示例,丙\",ZL6,1,4,0,等额本金,是\n")
        .getBytes(StandardCharsets.UTF_8));
    assertThat(read.rows()).extracting(TapeReader.Row::asset).containsExactly("A1", "A4");
    assertThat(read.rows().getLast()).satisfies(row -> assertThat(List.of(row.principal().toString(), row.rateBp(), row.months(), row.bullet(), row.assigned())).containsExactly("5000.00", 450, 12, false, false));
    assertThat(read.bad()).extracting(TapeReader.Bad::problem).containsExactly("twice", "debtor", "principal", "months");
    assertThat(read.bad()).extracting(TapeReader.Bad::line).containsExactly(3, 4, 5, 7);
    assertThat(read.bad().getLast().cells()).contains("示例,丙");
  }

  @Test
  void otherEncodingsAndWorkbooksAreReadTheSame() throws Exception {
    var line = HEAD + "A1,示例甲,ZL1,1200000,4.35,24,到期还本,是\n";
    var utf8 = TapeReader.read(("\uFEFF" + line).getBytes(StandardCharsets.UTF_8));
    assertThat(TapeReader.read(line.getBytes(Charset.forName("GB18030")))).isEqualTo(utf8);
    assertThat(TapeReader.read(workbook(line))).isEqualTo(utf8);
  }

  private static byte[] workbook(String lines) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("x");
      var rows = lines.strip().split("\n");
      for (var row = 0; row < rows.length; row++) {
        var cells = rows[row].split(",");
        for (var column = 0; column < cells.length; column++) {
          sheet.value(row, column, cells[column]);
        }
      }
    }
    return out.toByteArray();
  }

  @Test
  void whatIsNoTapeIsRefusedWithAReason() {
    assertThatThrownBy(() -> TapeReader.read(new byte[0])).hasMessage("empty");
    assertThatThrownBy(() -> TapeReader.read("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))).hasMessage("columns");
    assertThatThrownBy(() -> TapeReader.read("PK\u0003\u0004 no zip at all".getBytes(StandardCharsets.UTF_8))).hasMessage("format");
    assertThatThrownBy(() -> TapeReader.read((HEAD).getBytes(StandardCharsets.UTF_8))).hasMessage("empty");
  }
}
