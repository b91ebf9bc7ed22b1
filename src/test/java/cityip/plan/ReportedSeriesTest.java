package cityip.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes of figures that a batch brought and that is taken back. */
class ReportedSeriesTest extends SiteTest {

  private static final int YEAR = 2019;

  @Test
  void aFigureTakenBackIsStillSeenAsOfTheMomentBefore() throws Exception {
    var series = bean(ReportedSeries.class);
    var figure = new ReportedSeries.ReportFigure("SATISF", "370811", YEAR, new BigDecimal("81.5"), false, "示例来源", "");
    var id = series.enter(figure, "batch:777", "city");
    assertThat(series.signOff(id, "city2")).isInstanceOf(ReportedSeries.SignOff.Signed.class);
    var before = Instant.now();
    assertThat(series.value("SATISF", "370811", YEAR, before)).isPresent();
    Thread.sleep(5);
    assertThat(series.withdraw("batch:777", "city", "示例")).isEqualTo(1);
    assertThat(series.withdraw("batch:777", "city", "示例")).as("asked twice").isZero();
    assertThat(series.value("SATISF", "370811", YEAR, Instant.now())).isEmpty();
    assertThat(series.value("SATISF", "370811", YEAR, before)).as("as known before").isPresent();
    assertThat(series.lastSigned(Instant.now())).as("what was computed before is computed anew").isAfter(before);
    assertThat(pages().signIn("city").get("/reported?series=SATISF&unit=370811").text()).contains("已随批次撤销");
  }

  @Test
  void aFigureTakenBackIsNotSignedOff() {
    var series = bean(ReportedSeries.class);
    var id = series.enter(new ReportedSeries.ReportFigure("SATISF", "370812", YEAR, BigDecimal.TEN, false, "示例来源", ""), "batch:778", "city");
    series.withdraw("batch:778", "city", "示例");
    assertThat(series.signOff(id, "city2")).isInstanceOf(ReportedSeries.SignOff.Withdrawn.class);
  }
}
