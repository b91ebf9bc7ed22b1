package cityip.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with the columns a reader expects, in whatever order, encoding and form people send them. */
class HeadedRowsTest {

  private static final Map<String, List<String>> COLUMNS = Map.of("number", List.of("案号", "case number"), "amount", List.of("标的额"), "party", List.of("被告", "defendant"));

  @TempDir
  Path folder;

  private List<HeadedRows.Row> read(Path file) throws Exception {
    var rows = new ArrayList<HeadedRows.Row>();
    assertThat(HeadedRows.read(file, COLUMNS, List.of("number"), rows::add)).isTrue();
    return rows;
  }

  @Test
  void findsTheHeadBelowATitleInAnyEncodingAndWithSwappedColumns() throws Exception {
    for (var charset : new String[] {"UTF-8", "GB18030", "UTF-16"}) {
      var file = folder.resolve(charset + ".csv");
      Files.write(file, "知识产权案件台账\n标的额（万元）,被 告,案号*\n12,示例甲公司,（2026）鲁0811民初1号\n,,\n８,示例乙公司,（2026）鲁0811民初2号\n".getBytes(Charset.forName(charset)));
      var rows = read(file);
      assertThat(rows).as(charset).extracting(row -> row.cell("number")).containsExactly("（2026）鲁0811民初1号", "（2026）鲁0811民初2号");
      assertThat(rows.getFirst().cell("party")).isEqualTo("示例甲公司");
      assertThat(rows.getFirst().line()).isEqualTo(3);
    }
  }

  @Test
  void readsAWorkbookAndLeavesHiddenSheetsAlone() throws Exception {
    var file = folder.resolve("docket.xlsx");
    try (var book = new XSSFWorkbook(); var out = Files.newOutputStream(file)) {
      for (var name : List.of("台账", "旧")) {
        var sheet = book.createSheet(name);
        sheet.createRow(0).createCell(0).setCellValue("Case number");
        sheet.createRow(1).createCell(0).setCellValue(name + "1");
      }
      book.setSheetHidden(1, true);
      book.write(out);
    }
    assertThat(read(file)).extracting(row -> row.cell("number")).containsExactly("台账1");
  }

  @Test
  void saysWhenThereIsNoHeadAndWhenThereIsNothing() throws Exception {
    var other = Files.writeString(folder.resolve("other.csv"), "名称,日期\n甲,2026-01-01\n");
    assertThat(HeadedRows.read(other, COLUMNS, List.of("number"), row -> {
      throw new AssertionError(row);
    })).isFalse();
    var empty = Files.createFile(folder.resolve("empty.csv"));
    assertThatThrownBy(() -> HeadedRows.read(empty, COLUMNS, List.of("number"), row -> {})).isInstanceOfSatisfying(UnreadableSource.class, file -> assertThat(file.key()).isEqualTo("intake.file.empty"));
  }
}
