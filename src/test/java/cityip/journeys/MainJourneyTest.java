package cityip.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main job as a person does it: the city's officer brings a file in, corrects a refused row, sees the indicator move,
 * opens its rows, changes the day, exports, undoes the batch; a firm signs in and sees only its own.
 */
class MainJourneyTest extends JourneyTest {

  @TempDir
  Path folder;

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void aCityBringsItsRightsInAndTheIndicatorMoves(boolean scripts) throws Exception {
    var serial = scripts ? 97_000 : 96_000;
    var page = visitor(scripts, 1280);
    signIn(page, "city");
    page.navigate("/plan/indicators/VALID_INV");
    var before = number(page);

    var batch = upload(page, table(serial));
    assertThat(page.locator("main").innerText()).contains("已完成");
    assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText("2021.13.40")).innerText()).contains("申请日");
    keepPicture(page, "batch-" + scripts);

    var corrected = corrected(page);
    upload(page, corrected);
    assertThat(page.locator("main").innerText()).contains("已完成");

    page.navigate("/plan/indicators/VALID_INV");
    assertThat(number(page)).as("two rows at first, the corrected one after").isEqualTo(before + 3);
    keepPicture(page, "indicator-" + scripts);
    page.locator("main dd a").first().click();
    page.locator("#text").fill("示例旅程装置" + serial);
    page.locator(".filters button").click();
    assertThat(page.locator("tbody tr").count()).isEqualTo(3);
    page.locator("#asof-day").fill("2021-06-30");
    page.locator(".filters button").click();
    assertThat(page.locator(".empty-state").count()).as("none was granted by that day").isEqualTo(1);
    page.locator("#asof-day").fill("2024-06-30");
    page.locator(".filters button").click();
    keepPicture(page, "rows-" + scripts);
    var export = page.waitForDownload(() -> page.locator(".page-actions a").first().click());
    try (var book = new XSSFWorkbook(Files.newInputStream(export.path()))) {
      assertThat(book.getSheetAt(1).getLastRowNum()).isEqualTo(3);
    }

    undo(page, batch);
    page.navigate("/plan/indicators/VALID_INV");
    assertThat(number(page)).as("the first batch is taken back, the corrected row stays").isEqualTo(before + 1);

    var firm = visitor(scripts, 400);
    signIn(firm, "firm");
    firm.navigate("/plan/indicators/VALID_INV/rows?asOf=2024-12-31");
    assertThat(firm.locator("tbody tr td:nth-child(3)").allInnerTexts()).isNotEmpty().allSatisfy(owner -> assertThat(owner).startsWith("示例泰和矿山机械"));
    firm.navigate("/intake");
    assertThat(firm.locator("h1").innerText()).contains("不能查看");
    keepPicture(firm, "firm-phone-" + scripts);
  }

  private static long number(Page page) {
    return Long.parseLong(page.locator(".bignumber").innerText().replace(",", "").strip());
  }

  /** A table as an office sends it: GB18030, dates in three spellings, full-width digits, one row with a month that is none. */
  private Path table(int serial) throws IOException {
    var line = "2021198%05d,一种示例旅程装置" + serial + ",F04D29/00,示例泰和矿山机械有限公司,山东省邹城市钢山街道太平路1号,示例摘要,%s,%s,%s\n";
    var text = "申请号,名称,主分类号,申请（专利权）人,地址,摘要,申请日,公开（公告）日,授权公告日\n"
        + line.formatted(serial, "2021.3.4", "20210910", "2023年2月3日")
        + line.formatted(serial + 1, "2021-03-05", "2021/09/11", "2023-02-04").replace("2021198", "２０２１１９８")
        + line.formatted(serial + 2, "2021.13.40", "2021-09-12", "2023-02-05");
    var file = folder.resolve("专利导出-" + serial + ".csv");
    Files.write(file, text.getBytes(Charset.forName("GB18030")));
    return file;
  }

  /** Sends a file and waits on its page until it rests; returns the batch's page. */
  private static String upload(Page page, Path file) {
    page.navigate("/intake");
    page.locator("#file").setInputFiles(file);
    page.locator("form[enctype] button").click();
    var address = page.url();
    var patience = Instant.now().plus(Duration.ofSeconds(40));
    while (!page.locator("main").innerText().contains("已完成") && Instant.now().isBefore(patience)) {
      page.waitForTimeout(300);
      page.navigate(address);
    }
    return address;
  }

  /** Downloads the refused rows, puts the month right in the workbook, and keeps it as it is otherwise. */
  private Path corrected(Page page) throws IOException {
    var download = page.waitForDownload(() -> page.locator("a[href$='refused.xlsx']").click());
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(download.path())))) {
      for (var sheet : book) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals("2021.13.40") && sheet.getRow(0) != null) {
              cell.setCellValue("2021-03-06");
            }
          }
        }
      }
      var out = new ByteArrayOutputStream();
      book.write(out);
      return Files.write(folder.resolve("改正-" + System.nanoTime() + ".xlsx"), out.toByteArray());
    }
  }

  private static void undo(Page page, String batch) {
    page.navigate(batch + "/undo");
    page.locator("#reason").fill("旅程测试");
    page.locator("form[action$='/undo'] button").click();
    for (int i = 0; i < 60 && !page.locator("#progress").innerText().contains("已撤销"); i++) {
      page.waitForTimeout(500);
      page.reload();
    }
    assertThat(page.locator("#progress").innerText()).contains("已撤销");
  }
}
