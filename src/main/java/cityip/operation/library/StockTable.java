package cityip.operation.library;

import cityip.kernel.Money;
import cityip.kernel.Reading;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of decisions as a faculty sends it: columns are found by their names, in whatever order; what cannot be read is said of the row, not of the table. */
final class StockTable {

  private static final int LONGEST = 1_000;
  private static final Map<String, List<String>> COLUMNS = Map.of("number", List.of("权利号", "专利号", "申请号", "number", "right"), "faculty", List.of("院系", "学院", "faculty"),
      "decision", List.of("处置", "处置意见", "分类", "decision"), "maturity", List.of("成熟度", "技术成熟度", "readiness", "maturity"), "scene", List.of("应用场景", "场景", "use", "scene"),
      "price", List.of("期望价格", "价格", "价格（元）", "price"), "firms", List.of("目标企业", "firms"), "reason", List.of("理由", "原因", "reason"));
  private static final Map<String, String> DECISIONS = Map.ofEntries(Map.entry("保留", "keep"), Map.entry("自用", "keep"), Map.entry("keep", "keep"), Map.entry("转让", "transfer"), Map.entry("transfer", "transfer"),
      Map.entry("开放", "open"), Map.entry("开放许可", "open"), Map.entry("open", "open"), Map.entry("放弃", "give-up"), Map.entry("give-up", "give-up"), Map.entry("give up", "give-up"));

  private final List<Row> rows = new ArrayList<>();

  /** @param problem message key, empty when the row is good; {@code decision} is there exactly then */
  record Row(int line, List<String> cells, String number, @Nullable Decide decision, String problem) {}

  StockTable(List<List<String>> table) {
    var at = new HashMap<String, Integer>();
    var begun = false;
    for (int n = 0; n < table.size(); n++) {
      var cells = table.get(n);
      if (cells.stream().allMatch(String::isBlank)) {
        continue;
      }
      if (!begun) {
        begun = header(cells, at);
        continue;
      }
      rows.add(row(n + 1, cells, at));
    }
  }

  List<Row> rows() {
    return rows;
  }

  private static boolean header(List<String> cells, Map<String, Integer> at) {
    for (int n = 0; n < cells.size(); n++) {
      var word = plain(cells.get(n)).toLowerCase(Locale.ROOT);
      for (var column : COLUMNS.entrySet()) {
        if (column.getValue().contains(word)) {
          at.putIfAbsent(column.getKey(), n);
        }
      }
    }
    return at.containsKey("number");
  }

  private static String plain(String cell) {
    return Normalizer.normalize(cell.strip(), Normalizer.Form.NFKC).replace('(', '（').replace(')', '）').replaceAll("^'", "").strip();
  }

  private static String cell(List<String> cells, Map<String, Integer> at, String column) {
    var n = at.get(column);
    return n == null || n >= cells.size() ? "" : cells.get(n).replaceAll("^'", "").strip();
  }

  private static Row row(int line, List<String> cells, Map<String, Integer> at) {
    var number = Normalizer.normalize(cell(cells, at, "number"), Normalizer.Form.NFKC);
    var decision = DECISIONS.getOrDefault(Normalizer.normalize(cell(cells, at, "decision"), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), "");
    var maturity = Normalizer.normalize(cell(cells, at, "maturity"), Normalizer.Form.NFKC).replaceAll("\\.0+$", "");
    var price = cell(cells, at, "price");
    var read = price.isEmpty() ? null : Money.parse(price);
    var reason = cell(cells, at, "reason");
    var texts = List.of(cell(cells, at, "faculty"), cell(cells, at, "scene"), cell(cells, at, "firms"), reason);
    var problem = number.isEmpty() ? "number" : decision.isEmpty() ? "decision" : !maturity.isEmpty() && !maturity.matches("[1-9]") ? "maturity"
        : read instanceof Reading.Unreadable<Money> || read instanceof Reading.Read<Money> amount && (amount.value().yuan().signum() <= 0 || amount.value().inYi().compareTo(java.math.BigDecimal.valueOf(100)) > 0) ? "price"
        : decision.equals("give-up") && reason.isEmpty() ? "reason" : texts.stream().anyMatch(text -> text.length() > LONGEST) ? "long" : "";
    if (!problem.isEmpty()) {
      return new Row(line, cells, number, null, "operation.stock.bad." + problem);
    }
    var money = read instanceof Reading.Read<Money> amount ? amount.value() : null;
    return new Row(line, cells, number, new Decide(texts.get(0), decision, maturity.isEmpty() ? null : Integer.valueOf(maturity), texts.get(1), money, texts.get(2), reason), "");
  }
}
