package cityip.protection.court;

import cityip.kernel.RightNumbers;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a docket as it was written, read with care: what cannot be read is said by column and the row waits for its correction. */
final class DocketRow {

  private static final Map<String, String> DIVISIONS = Map.of("民事", "civil", "刑事", "criminal", "行政", "administrative", "civil", "civil", "criminal", "criminal", "administrative", "administrative");
  private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("发明专利", "patent"), Map.entry("实用新型", "patent"), Map.entry("专利", "patent"), Map.entry("外观设计", "design"), Map.entry("商标", "trademark"),
      Map.entry("著作权", "copyright"), Map.entry("商业秘密", "secret"), Map.entry("植物新品种", "variety"), Map.entry("不正当竞争", "competition"), Map.entry("地理标志", "gi"));

  private final Map<String, String> cells;
  private final Map<String, String> problems = new LinkedHashMap<>();

  DocketRow(Map<String, String> cells) {
    this.cells = cells;
    if (text("number").isEmpty() || text("number").length() > 60) {
      problems.put("number", Words.t("casework.problem.missing"));
    }
    if (text("court").isEmpty() || text("court").length() > 100) {
      problems.put("court", Words.t("casework.problem.missing"));
    }
    var filed = CourtDocket.day(text("filed"));
    if (filed == null) {
      problems.put("filed", Words.t("protection.court.problem.day"));
    }
    var closed = text("closed").isEmpty() ? null : CourtDocket.day(text("closed"));
    if (!text("closed").isEmpty() && (closed == null || filed != null && closed.isBefore(filed))) {
      problems.put("closed", Words.t("protection.court.problem.closed"));
    }
    if (!text("division").isEmpty() && !DIVISIONS.containsKey(division())) {
      problems.put("division", Words.t("protection.court.problem.division"));
    }
    for (var amount : new String[] {"claimed", "awarded", "costs"}) {
      if (!text(amount).isEmpty() && amount(amount) == null) {
        problems.put(amount, Words.t("protection.court.problem.amount"));
      }
    }
  }

  private String division() {
    return text("division").replace("案件", "").toLowerCase(java.util.Locale.ROOT);
  }

  private String text(String column) {
    return Normalizer.normalize(cells.getOrDefault(column, ""), Normalizer.Form.NFKC).strip();
  }

  Map<String, String> problems() {
    return problems;
  }

  /** Yuan; amounts in 万 are written out. */
  private @Nullable BigDecimal amount(String column) {
    var text = text(column).replace(",", "").replace("元", "").replace(" ", "");
    var times = text.endsWith("万") ? 4 : text.endsWith("亿") ? 8 : 0;
    var number = times == 0 ? text : text.substring(0, text.length() - 1);
    return number.matches("\\d{1,13}(\\.\\d{1,6})?") ? new BigDecimal(number).movePointRight(times).setScale(2, java.math.RoundingMode.HALF_UP) : null;
  }

  private boolean yes(String column) {
    return java.util.Set.of("是", "有", "yes", "y", "√", "1").contains(text(column).toLowerCase(java.util.Locale.ROOT));
  }

  private String kind() {
    var said = text("right-kind");
    return KINDS.getOrDefault(said, KINDS.containsValue(said) ? said : said.isEmpty() ? "" : KINDS.entrySet().stream().filter(kind -> said.contains(kind.getKey())).map(Map.Entry::getValue).findFirst().orElse("other"));
  }

  private String rightNumber() {
    var written = text("right-number");
    return written.isEmpty() ? "" : RightNumbers.find(written).stream().filter(RightNumbers.Lookup.ByNumber.class::isInstance).map(RightNumbers.Lookup.ByNumber.class::cast)
        .map(found -> found.number().canonical()).findFirst().orElse(written);
  }

  CourtDocket.Entry entry() {
    var respondents = text("respondents").matches("\\d{1,4}") ? Integer.parseInt(text("respondents")) : Math.max(1, text("respondent").split("[、,;]").length);
    return new CourtDocket.Entry(0, text("number"), text("court"), DIVISIONS.getOrDefault(division(), "civil"), text("cause"), kind(), rightNumber(), masked("claimant"), masked("respondent"), respondents,
        java.util.Objects.requireNonNull(CourtDocket.day(text("filed"))), text("closed").isEmpty() ? null : CourtDocket.day(text("closed")), text("result"), amount("claimed"), amount("awarded"), amount("costs"),
        yes("technical") || kind().equals("patent") || kind().equals("variety"), yes("appraisal"), yes("foreign"));
  }

  private String masked(String column) {
    var names = text(column).split("[、,;]");
    var masked = new java.util.ArrayList<String>();
    for (var name : names) {
      if (!name.isBlank()) {
        masked.add(CourtDocket.masked(name));
      }
    }
    return String.join("、", masked);
  }
}
