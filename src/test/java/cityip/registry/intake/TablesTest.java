package cityip.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.tables.CellText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as officials export and mend them. */
class TablesTest {

  private static byte[] bytes(Workbook book) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.write(out);
    book.close();
    return out.toByteArray();
  }

  private static Row row(Sheet sheet, int at, Object... values) {
    Row row = sheet.createRow(at);
    for (int i = 0; i < values.length; i++) {
      Cell cell = row.createCell(i);
      switch (values[i]) {
        case String s -> cell.setCellValue(s);
        case Number n -> cell.setCellValue(n.doubleValue());
        case LocalDate d -> {
          CellStyle style = sheet.getWorkbook().createCellStyle();
          style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
          cell.setCellStyle(style);
          cell.setCellValue(d);
        }
        default -> throw new IllegalArgumentException();
      }
    }
    return row;
  }

  @Test
  void aColumnOfCitedPatentsKeepsTheNumbersAndNotesWhatIsNone() throws IOException {
    Read read = Read.bytes("申请号,名称,引证专利\n201710601862.3,一种示例装置,CN101234567A; US7654321B2；某某论文\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(read.refused()).isEmpty();
    assertThat(read.only().facts().get(Field.CITES).value()).isEqualTo("CN101234567A;US7654321B2");
    assertThat(read.only().notes()).extracting(Problem::value).contains("某某论文");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsAWorkbookAsAPersonMadeIt(boolean old) throws IOException {
    Workbook book = old ? new HSSFWorkbook() : new XSSFWorkbook();
    Sheet hidden = book.createSheet("隐藏");
    row(hidden, 0, "申请号", "名称");
    row(hidden, 1, "97101765.4", "不该读到");
    book.setSheetVisibility(0, SheetVisibility.HIDDEN);
    Sheet sheet = book.createSheet("清单");
    row(sheet, 0, "示例市发明专利清单");
    sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
    row(sheet, 2, "名 称", "专利申请号", "申请(专利权)人", "申请日", "主分类号");
    row(sheet, 3, "一种示例装置", 201710601862.3, "示例甲有限公司", LocalDate.of(2017, 7, 21), "A01B1/02");
    Row formula = row(sheet, 5, "另一种示例装置", "97101765.4", "示例甲有限公司");
    formula.createCell(3).setCellFormula("DATE(1997,3,4)");
    formula.getCell(3).setCellStyle(sheet.getRow(3).getCell(3).getCellStyle());
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    row(sheet, 6, "合计", 2);
    if (!old) {
      sheet.addMergedRegion(new CellRangeAddress(3, 4, 2, 2));
    }
    book.createSheet("说明").createRow(0).createCell(0).setCellValue("本表仅供示例");
    Read read = Read.bytes(bytes(book));
    assertThat(read.refused()).isEmpty();
    assertThat(read.passedOver).containsExactly("隐藏");
    List<SourceRow> rows = read.rows.stream().filter(r -> !r.facts().containsKey(Field.REMARK)).toList();
    assertThat(rows).extracting(r -> r.number().canonical()).containsExactly("201710601862.3", "97101765.4");
    assertThat(rows).extracting(SourceRow::line).containsExactly(4, 6);
    assertThat(rows.get(0).facts().get(Field.FILED).value()).isEqualTo("2017-07-21");
    assertThat(rows.get(1).facts().get(Field.FILED).value()).isEqualTo("1997-03-04");
    assertThat(rows.get(1).notes()).extracting(Problem::key).contains("intake.row.formula");
    assertThat(rows.get(0).part()).isEqualTo("清单");
  }

  @Test
  void givesBackARowWhoseFormulaHasNoResult() throws IOException {
    Workbook book = new XSSFWorkbook();
    Sheet sheet = book.createSheet("清单");
    row(sheet, 0, "名称", "申请号");
    row(sheet, 1, "示例", "97101765.4").getCell(0).setCellFormula("1/0");
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    assertThat(Read.bytes(bytes(book)).only().problems()).extracting(Problem::key).containsExactly("intake.row.formula-failed");
  }

  @Test
  void givesTheRowsUnderAMergedCellItsValue() throws IOException {
    XSSFWorkbook book = new XSSFWorkbook();
    Sheet sheet = book.createSheet();
    row(sheet, 0, "申请人", "申请号", "名称");
    row(sheet, 1, "示例甲有限公司", "201710601862.3", "一");
    row(sheet, 2, "", "97101765.4", "二");
    sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
    Read read = Read.bytes(bytes(book));
    assertThat(read.accepted()).hasSize(2).allSatisfy(r -> assertThat(r.parties()).extracting(SourceParty::name).containsExactly("示例甲有限公司"));
  }

  @Test
  void readsThreeHundredColumns() throws IOException {
    String header = "申请号,名称," + String.join(",", IntStream.range(0, 298).mapToObj(i -> "扩展" + i).toList());
    String row = "201710601862.3,示例," + ",".repeat(297) + "末";
    Read read = Read.text(header + "\n" + row + "\n");
    assertThat(read.only().acceptable()).isTrue();
    assertThat(read.only().raw()).hasSize(300).endsWith("末");
  }

  @Test
  void readsColumnsInAnyOrderWidthAndBracket() throws IOException {
    Read read = Read.text("公开[公告]日;申请（ 专利权 ）人;標題x;公开（公告）号;ＩＰＣ分类号;申请号：\n2021.3.4;示例甲、示例大学;t;CN107392110B;A01B1/02, A01B1/04;ZL201710601862.3\n");
    SourceRow row = read.only();
    assertThat(row.problems()).isEmpty();
    assertThat(row.parties()).extracting(SourceParty::name).containsExactly("示例甲", "示例大学");
    assertThat(row.facts().get(Field.CLASSES).value()).isEqualTo("A01B1/02;A01B1/04");
    assertThat(row.events()).extracting(SourceEvent::kind).containsExactly("GRANTED");
  }

  @Test
  void saysLineColumnValueAndWhatWouldBeRight() throws IOException {
    Read read = Read.text("申请号,名称,申请日,公开（公告）日\n201710601862.3,好,2017-07-21,2017-11-24\n201710601862.4,坏,2021.13.40,20210230\n９７１０１７６５．４,倒,2021-01-02,2020-01-01\n");
    assertThat(read.accepted()).hasSize(1);
    SourceRow bad = read.rows.get(1);
    assertThat(bad.line()).isEqualTo(3);
    assertThat(bad.problems()).extracting(Problem::column).containsExactly("申请号", "申请日", "公开（公告）日");
    assertThat(bad.problems().getFirst().suggestion()).isEqualTo("201710601862.3");
    assertThat(bad.problems().get(1).value()).isEqualTo("2021.13.40");
    assertThat(read.rows.get(2).problems()).extracting(Problem::key).containsExactly("intake.row.day-order");
    assertThat(read.rows.get(2).number().canonical()).isEqualTo("97101765.4");
  }

  @Test
  void seesThatContentsAndHeadersWereSwappedAndAsks() {
    String text = "申请号,名称\n" + "一种示例装置,201710601862.3\n".repeat(5);
    assertThatThrownBy(() -> Read.text(text)).isInstanceOfSatisfying(TableReading.ColumnsNeeded.class, e -> {
      ColumnProfile profile = e.profiles().getFirst();
      assertThat(profile.column(Field.NUMBER).orElseThrow().header()).isEqualTo("名称");
    });
  }

  @Test
  void readsATableWithoutHeadersWhenItsNumbersProveThemselves() throws IOException {
    Read read = Read.text("201710601862.3,一种示例装置,示例甲有限公司,2017-07-21\n97101765.4,又一种示例装置,示例大学,1997-03-04\n");
    assertThat(read.accepted()).hasSize(2);
    assertThat(read.rows.getFirst().facts().get(Field.TITLE).value()).isEqualTo("一种示例装置");
    assertThat(read.rows.getFirst().facts().get(Field.FILED).value()).isEqualTo("2017-07-21");
  }

  @Test
  void splitsAgencyNameAndCode() {
    assertThat(Names.agency("示例代理事务所(特殊普通合伙) 42222")).isEqualTo(new Names.Agency("示例代理事务所(特殊普通合伙)", "42222"));
    assertThat(Names.agency("示例代理有限公司(11227)")).isEqualTo(new Names.Agency("示例代理有限公司", "11227"));
    assertThat(Names.agency("11227 示例代理有限公司")).isEqualTo(new Names.Agency("示例代理有限公司", "11227"));
    assertThat(Names.agency("示例代理有限公司")).isEqualTo(new Names.Agency("示例代理有限公司", null));
  }

  @Test
  void splitsNamesWithoutBreakingCompanies() {
    assertThat(Names.split("示例甲有限公司;示例乙大学")).containsExactly("示例甲有限公司", "示例乙大学");
    assertThat(Names.split("示例（山东、济南）有限公司、示例乙大学")).containsExactly("示例（山东、济南）有限公司", "示例乙大学");
    assertThat(Names.split("EXAMPLE CO., LTD.")).containsExactly("EXAMPLE CO., LTD.");
    assertThat(Names.split("EXAMPLE, JOHN; SMITH, ANN")).containsExactly("EXAMPLE, JOHN", "SMITH, ANN");
    assertThat(Names.split("示例甲有限公司,示例乙大学")).containsExactly("示例甲有限公司", "示例乙大学");
    assertThat(Names.split("示例(未闭合有限公司；示例乙大学")).containsExactly("示例(未闭合有限公司", "示例乙大学");
    assertThat(Names.persons("张示 李示例")).containsExactly("张示", "李示例");
    assertThat(Names.address("272000 山东省济宁市任城区示例路1号")).isEqualTo(new Names.Address("山东省济宁市任城区示例路1号", "272000"));
    assertThat(Names.address("山东省济宁市示例路1号(邮编：272000)")).isEqualTo(new Names.Address("山东省济宁市示例路1号", "272000"));
  }

  @Test
  void readsMarksWithTheirTermAndClasses() throws IOException {
    Read read = Read.text("注册号\t商标名称\t国际分类\t申请人\t申请日期\t初审公告日\t注册公告日\t专用期限\n"
        + "12345678\t示例牌\t第9类\t示例甲\t2020-1-2\t2020-12-6\t2021-3-7\t2021-03-07至2031-03-06\n12345679\t示例\t46\t示例甲\t\t\t\t\n");
    SourceRow mark = read.rows.getFirst();
    assertThat(mark.problems()).isEmpty();
    assertThat(mark.events()).extracting(SourceEvent::kind).containsExactly("FILED", "PUBLISHED", "REGISTERED");
    assertThat(mark.events().getLast().data()).containsEntry("until", LocalDate.of(2031, 3, 6));
    assertThat(read.rows.get(1).problems()).extracting(Problem::key).containsExactly("kernel.nice-class.range");
  }

  @Test
  void joinsTheClassesOfAMarkThatStandsInSeveralRows() throws IOException {
    Read read = Read.text("注册号,商标名称,国际分类,申请人\n12345678,示例,9,示例甲\n22345678,示例,3,示例甲\n12345678,示例,35,示例甲\n");
    assertThat(read.rows.get(2).facts().get(Field.CLASSES).value()).isEqualTo("09;35");
    assertThat(read.rows.get(1).facts().get(Field.CLASSES).value()).isEqualTo("03");
  }

  @Test
  void readsWorksSoftwareVarietiesLayoutsAndGis() throws IOException {
    assertThat(Read.text("登记号,作品名称,作品类别,著作权人,作者,创作完成日期,首次发表日期,登记日期\n国作登字-2021-F-00000001,示例画,美术,示例甲,示例人,2020-01-01,2020-02-01,2021-03-04\n")
        .only().number().kind()).isEqualTo(cityip.kernel.RightKind.WORK);
    assertThat(Read.text("登记号,软件名称,版本号,著作权人,登记日期\n2021SR0000001,示例软件,V1.0,示例甲,2021-03-04\n").only().number().canonical()).isEqualTo("2021SR0000001");
    assertThat(Read.text("品种权号,品种名称,植物种类,品种权人,申请日,授权日\nCNA20160123.4,示例一号,玉米,示例甲,2016-01-02,2020-01-01\n").only().acceptable()).isTrue();
    assertThat(Read.text("布图设计登记号,布图设计名称,布图设计权利人,申请日,首次商业利用日\nBS.205012345,示例布图,示例甲,2020-05-06,2020-01-02\n").only().acceptable()).isTrue();
    assertThat(Read.text("产品名称,保护范围,申请人,认定公告日\n示例大蒜,示例县,示例协会,2020-05-06\n").only().acceptable()).isTrue();
  }

  @Test
  void dividesAnAmountAmongTheRightsOfAContract() throws IOException {
    Read read = Read.text("质押登记号,专利号,出质人,质权人,金额（万元）,登记日,解除日\nY2021370000001,ZL201710601862.3；97101765.4；201810000000.X,示例甲,示例银行,100,2021/3/4,2022-03-04\n");
    assertThat(read.accepted()).hasSize(3);
    assertThat(read.rows.stream().map(r -> (BigDecimal) r.events().getFirst().data().get("amount")).reduce(BigDecimal::add).orElseThrow())
        .isEqualByComparingTo("1000000");
    assertThat(read.rows.getFirst().events()).extracting(SourceEvent::kind).containsExactly("PLEDGED", "RELEASED");
  }

  @Property(tries = 300)
  void sharesAlwaysAddUp(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long fen, @ForAll @IntRange(min = 1, max = 200) int rights) {
    BigDecimal amount = BigDecimal.valueOf(fen, 2);
    BigDecimal sum = IntStream.range(0, rights).mapToObj(i -> DealRows.share(amount, rights, i)).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(amount);
  }

  @Test
  void refusesTheWholeContractWhenOneOfItsNumbersIsWrong() throws IOException {
    Read read = Read.text("质押登记号,专利号,出质人,质权人,金额（万元）,登记日\nY1,201710601862.3;201710601862.4,示例甲,示例银行,100,2021/3/4\n");
    assertThat(read.accepted()).isEmpty();
    assertThat(read.rows.getFirst().problems()).extracting(Problem::key).containsExactly("intake.row.neighbour-refused");
  }

  @Test
  void turnsStatusWordsIntoEventsAndSaysWhenADayIsMissing() throws IOException {
    Read read = Read.text("申请号,名称,法律状态,法律状态日\n201710601862.3,示例,失效（未缴年费）,2024-03-01\n97101765.4,示例,有权,\n201810000000.X,示例,驳回,\n202010000001.1,示例,奇怪的状态,\n");
    assertThat(read.rows.get(0).events()).extracting(SourceEvent::kind).containsExactly("LAPSED");
    assertThat(read.rows.get(0).events().getFirst().data()).containsEntry("announcedOnly", "yes");
    assertThat(read.rows.get(1).events()).isEmpty();
    assertThat(read.rows.get(2).events()).containsExactly(new SourceEvent("REFUSED", Read.DATA_DAY, java.util.Map.of("remark", "驳回")));
    assertThat(read.rows.get(3).notes()).extracting(Problem::key).containsExactly("intake.row.status-unknown");
  }

  @Test
  void handsFiguresOver() throws IOException {
    Read read = Read.text("地区,年份,常住人口（万人）,来源\n示例区,2024年,12.34,示例公报\n示例县,,1,x\n");
    assertThat(read.figures.getFirst().value()).isEqualByComparingTo("123400");
    assertThat(read.figures.getFirst().year()).isEqualTo(2024);
    assertThat(read.figures.get(1).problems()).extracting(Problem::key).containsExactly("intake.row.no-year");
    assertThat(Read.text("指标,地区,年份,数值,来源\n专利密集型产业增加值占比,全市,2023,12.5%,示例\n").figures.getFirst().value()).isEqualByComparingTo("12.5");
  }

  @Test
  void readsSerialDaysOfBothSystems() {
    assertThat(CellText.day("44259", false)).isEqualTo("2021-03-04");
    assertThat(CellText.day("42797", true)).isEqualTo("2021-03-04");
    assertThat(CellText.day("44259.5", false)).isEqualTo("2021-03-04 12:00");
    assertThat(CellText.day("1", false)).isEqualTo("1900-01-01");
    assertThat(CellText.number("2.0171060186230002E+11")).isEqualTo("201710601862.3");
    assertThat(CellText.showsDate(0, "0.00")).isFalse();
    assertThat(CellText.showsDate(165, "yyyy\\-mm\\-dd;@")).isTrue();
  }
}
