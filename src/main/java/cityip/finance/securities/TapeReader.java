package cityip.finance.securities;

import cityip.kernel.Money;
import cityip.kernel.Reading;
import cityip.tables.SmallTable;
import cityip.tables.UnreadableSource;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a loan-level tape, CSV (UTF-8 or GB18030) or XLSX, row by row; a row that cannot be read is kept with its column, its value and what would be right. */
public final class TapeReader {

  static final int MOST_ROWS = 50_000;
  private static final int MOST_BYTES = 20_000_000;
  private static final Map<String, String> HEADS = heads();

  private TapeReader() {}

  private static Map<String, String> heads() {
    var heads = new HashMap<String, String>();
    Map.of("asset", List.of("资产编号", "编号", "asset"), "debtor", List.of("债务人", "借款人", "debtor"), "right", List.of("权利号", "专利号", "right"), "principal", List.of("未偿本金", "本金", "principal"),
        "rate", List.of("年利率", "利率", "rate"), "months", List.of("剩余月数", "剩余期限", "months"), "way", List.of("还款方式", "way"), "assigned", List.of("已通知转让", "转让通知", "assigned"))
        .forEach((name, words) -> words.forEach(word -> heads.put(word, name)));
    return heads;
  }

  /** The columns of a tape, in the order of our own template. */
  public static final List<String> COLUMNS = List.of("asset", "debtor", "right", "principal", "rate", "months", "way", "assigned");

  public record Row(int line, String asset, String debtor, String right, Money principal, int rateBp, int months, boolean bullet, boolean assigned) {}

  /** @param problem word {@code finance.tape.problem.<problem>} */
  public record Bad(int line, String column, String value, String problem, List<String> cells) {}

  public record Read(List<Row> rows, List<Bad> bad) {}

  /** A sentence for whoever sent it: word {@code finance.tape.refused.<word>}. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String word) {
      super(word);
    }
  }

  public static Read read(byte[] content) throws Refused {
    if (content.length == 0 || content.length > MOST_BYTES) {
      throw new Refused(content.length == 0 ? "empty" : "large");
    }
    try {
      var sheets = SmallTable.read(content, MOST_ROWS + 1);
      // our own export has a cover in front
      var lines = sheets.stream().map(SmallTable.Sheet::rows).filter(TapeReader::hasHead).findFirst().orElse(sheets.isEmpty() ? List.of() : sheets.getFirst().rows());
      if (lines.size() < 2) {
        throw new Refused("empty");
      }
      return rows(lines);
    } catch (SmallTable.TooManyRows many) {
      throw new Refused("large");
    } catch (UnreadableSource unreadable) {
      throw new Refused(unreadable.key().endsWith("encoding-unknown") ? "encoding" : unreadable.key().endsWith("empty") ? "empty" : "format");
    } catch (IOException broken) {
      throw new Refused("format");
    }
  }

  private static boolean hasHead(List<List<String>> lines) {
    return !lines.isEmpty() && places(lines.getFirst()).keySet().containsAll(COLUMNS);
  }

  private static Map<String, Integer> places(List<String> head) {
    var at = new HashMap<String, Integer>();
    for (var n = 0; n < head.size(); n++) {
      var name = HEADS.get(plain(head.get(n)).toLowerCase(Locale.ROOT).replaceAll("[（(].*", ""));
      if (name != null) {
        at.putIfAbsent(name, n);
      }
    }
    return at;
  }

  private static Read rows(List<List<String>> lines) throws Refused {
    var at = places(lines.getFirst());
    if (!at.keySet().containsAll(COLUMNS)) {
      throw new Refused("columns");
    }
    var good = new ArrayList<Row>();
    var bad = new ArrayList<Bad>();
    var seen = new HashSet<String>();
    for (var n = 1; n < lines.size(); n++) {
      if (lines.get(n).stream().anyMatch(cell -> !cell.isBlank())) {
        new OneRow(n + 1, lines.get(n), at, seen).read(good, bad);
      }
    }
    return new Read(good, bad);
  }

  /** One row being read; the first thing wrong with it is told. */
  private record OneRow(int line, List<String> cells, Map<String, Integer> at, HashSet<String> seen) {

    private String cell(String name) {
      int n = at.getOrDefault(name, 0);
      return n < cells.size() ? plain(cells.get(n)) : "";
    }

    void read(List<Row> good, List<Bad> bad) {
      var rate = basisPoints(cell("rate"));
      var principal = Money.parse(cell("principal")) instanceof Reading.Read<Money> read && read.value().yuan().signum() > 0 && read.value().yuan().precision() - read.value().yuan().scale() <= 11 ? read.value() : null;
      var months = cell("months").matches("[0-9]{1,3}") ? Integer.parseInt(cell("months")) : 0;
      var way = way(cell("way"));
      var assigned = yes(cell("assigned"));
      var wrong = cell("asset").isEmpty() || cell("asset").length() > 60 ? "asset" : seen.contains(cell("asset")) ? "twice" : cell("debtor").isEmpty() || cell("debtor").length() > 200 ? "debtor" : cell("right").isEmpty() || cell("right").length() > 60 ? "right"
          : principal == null ? "principal" : rate < 0 ? "rate" : months < 1 || months > 360 ? "months" : way == null ? "way" : assigned == null ? "assigned" : "";
      if (!wrong.isEmpty() || principal == null || way == null || assigned == null) {
        var column = wrong.equals("twice") ? "asset" : wrong;
        bad.add(new Bad(line, column, cell(column), wrong, cells.stream().limit(COLUMNS.size() + 8L).map(TapeReader::plain).toList()));
        return;
      }
      seen.add(cell("asset"));
      good.add(new Row(line, cell("asset"), cell("debtor"), cell("right"), principal, rate, months, way, assigned));
    }

    private static @org.jspecify.annotations.Nullable Boolean way(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "到期还本", "bullet" -> true;
        case "等额本金", "equal" -> false;
        default -> null;
      };
    }

    private static @org.jspecify.annotations.Nullable Boolean yes(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "是", "yes", "y" -> true;
        case "否", "no", "n" -> false;
        default -> null;
      };
    }
  }

  /** 4.35, 4.35%, 4.35 % as 435; -1 when it is none. */
  private static int basisPoints(String text) {
    var bare = text.replace("%", "").strip();
    if (!bare.matches("[0-9]{1,2}(\\.[0-9]{1,2})?")) {
      return -1;
    }
    var value = new java.math.BigDecimal(bare).movePointRight(2).intValueExact();
    return value > 3_600 ? -1 : value;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\p{Cc}\\u200B-\\u200F\\uFEFF]", "").strip();
  }
}
