package cityip.finance.securities;

import cityip.kernel.Money;
import cityip.kernel.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Reads a loan-level tape, CSV (UTF-8 or GB18030) or XLSX, row by row; a row that cannot be read is kept with its column, its value and what would be right. */
public final class TapeReader {

  static final int MOST_ROWS = 50_000;
  private static final int MOST_BYTES = 20_000_000;
  private static final long MOST_UNPACKED = 200_000_000;
  private static final Charset GB18030 = Charset.forName("GB18030");
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
    var lines = content.length > 1 && content[0] == 'P' && content[1] == 'K' ? sheet(content) : csv(content);
    if (lines.size() < 2) {
      throw new Refused("empty");
    }
    if (lines.size() > MOST_ROWS + 1) {
      throw new Refused("large");
    }
    return rows(lines);
  }

  private static Read rows(List<List<String>> lines) throws Refused {
    var at = new HashMap<String, Integer>();
    var head = lines.getFirst();
    for (var n = 0; n < head.size(); n++) {
      var name = HEADS.get(plain(head.get(n)).toLowerCase(Locale.ROOT).replaceAll("[（(].*", ""));
      if (name != null) {
        at.putIfAbsent(name, n);
      }
    }
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

  private static List<List<String>> csv(byte[] content) throws Refused {
    return lines(decoded(content));
  }

  private static String decoded(byte[] content) throws Refused {
    for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
      try {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(content)).toString();
      } catch (CharacterCodingException other) {
        continue;
      }
    }
    throw new Refused("encoding");
  }

  /** Cells with commas or line breaks stand in quotes; a quote within is doubled (RFC 4180). Tabs and semicolons part as well when the first line has no comma. */
  private static List<List<String>> lines(String text) {
    var first = text.lines().findFirst().orElse("");
    var comma = first.indexOf(',') >= 0 ? ',' : first.indexOf('\t') >= 0 ? '\t' : first.indexOf('，') >= 0 ? '，' : ';';
    var lines = new ArrayList<List<String>>();
    var line = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var n = 0; n < text.length(); n++) {
      var c = text.charAt(n);
      if (quoted) {
        if (c == '"' && n + 1 < text.length() && text.charAt(n + 1) == '"') {
          cell.append('"');
          n++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == comma || c == '\n') {
        line.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          lines.add(List.copyOf(line));
          line.clear();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    if (!cell.isEmpty() || !line.isEmpty()) {
      line.add(cell.toString());
      lines.add(List.copyOf(line));
    }
    return lines;
  }

  private static List<List<String>> sheet(byte[] content) throws Refused {
    refuseBomb(content);
    var lines = new ArrayList<List<String>>();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(content)); var rows = book.getFirstSheet().openStream()) {
      rows.limit(MOST_ROWS + 2L).forEach(row -> lines.add(row.stream().limit(40).map(cell -> cell == null || cell.getText() == null ? "" : cell.getText()).toList()));
    } catch (IOException | RuntimeException unreadable) {
      throw new Refused("format");
    }
    return lines;
  }

  /** The reader has no limit of its own: what unpacks beyond reason is never given to it. Sheets are written without sizes in front, so the archive is read by its directory. */
  private static void refuseBomb(byte[] content) throws Refused {
    var total = 0L;
    var buffer = new byte[1 << 16];
    try {
      var file = Files.createTempFile("tape", ".zip");
      try {
        Files.write(file, content);
        try (var zip = new ZipFile(file.toFile())) {
          for (var entry : Collections.list(zip.entries())) {
            try (var in = zip.getInputStream(entry)) {
              for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > MOST_UNPACKED) {
                  throw new Refused("large");
                }
              }
            }
          }
        }
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException broken) {
      throw new Refused("format");
    }
  }
}
