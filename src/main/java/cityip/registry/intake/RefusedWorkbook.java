package cityip.registry.intake;

import cityip.shell.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The refused rows as a workbook: the original columns, so that it can be corrected and sent again as it is, and behind them the
 * line, the column, what is wrong and what would be right. Text that a spreadsheet could take for a formula is defused.
 */
final class RefusedWorkbook {

  private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";
  private static final int MAX_ROWS = 1_048_000;

  /** Characters of shared texts, which the writer keeps in memory; what is beyond goes straight into the sheet. */
  private static final long SHARED = 20_000_000;

  private final Workbook book;
  private final Worksheet sheet;
  private final List<String> headers;
  private final Locale language;
  private int row;
  private long shared;
  private long ordinal = Long.MIN_VALUE;
  private int width;
  private List<String> columns = new ArrayList<>();
  private List<String> values = new ArrayList<>();
  private List<String> problems = new ArrayList<>();
  private List<String> rights = new ArrayList<>();
  private Refusals.@org.jspecify.annotations.Nullable Stored current;

  /** @param headers of the source's table; empty for documents, which have no columns */
  RefusedWorkbook(OutputStream out, List<String> headers, Locale language) {
    this.book = new Workbook(out, "CityIP", "1.0");
    this.sheet = book.newWorksheet(Words.in(language, "intake.refused.sheet"));
    this.headers = headers;
    this.language = language;
    this.width = headers.size();
    header();
  }

  private void header() {
    for (int i = 0; i < width; i++) {
      put(0, i, headers.get(i));
    }
    List<String> own = ownHeaders(language);
    for (int i = 0; i < own.size(); i++) {
      put(0, width + i, own.get(i));
      sheet.style(0, width + i).fillColor("FFF3CD").bold().set();
    }
    sheet.freezePane(0, 1);
  }

  /** The columns we add; a file that comes back with them is still of its old source. */
  static List<String> ownHeaders(Locale language) {
    return List.of("part", "line", "column", "value", "problem", "right").stream()
        .map(name -> Words.in(language, "intake.refused." + name)).toList();
  }

  /** One problem of one row; problems of a row follow each other. */
  void add(Refusals.Stored refusal) {
    if (refusal.ordinal() != ordinal) {
      flush();
      ordinal = refusal.ordinal();
      current = refusal;
    }
    Problem problem = refusal.problem();
    columns.add(problem.column());
    values.add(problem.value());
    problems.add(Words.in(language, problem.key(), problem.args().toArray()));
    rights.add(problem.suggestion() == null ? "" : problem.suggestion());
  }

  private void flush() {
    Refusals.Stored one = current;
    if (one != null && row < MAX_ROWS) {
      row++;
      for (int i = 0; i < Math.min(width, one.raw().size()); i++) {
        put(row, i, one.raw().get(i));
      }
      put(row, width, one.part());
      sheet.value(row, width + 1, one.line());
      put(row, width + 2, String.join("\n", columns));
      put(row, width + 3, String.join("\n", values));
      put(row, width + 4, String.join("\n", problems));
      put(row, width + 5, String.join("\n", rights));
    }
    columns = new ArrayList<>();
    values = new ArrayList<>();
    problems = new ArrayList<>();
    rights = new ArrayList<>();
    current = null;
  }

  private void put(int at, int column, String text) {
    if (text.isBlank()) {
      return;
    }
    String safe = defused(text.length() > 32_000 ? text.substring(0, 32_000) : text);
    shared += safe.length();
    if (!safe.isEmpty() && shared < SHARED) {
      sheet.value(at, column, safe); // shared texts stay right when a program changes the cell; inline ones do not in all
    } else if (!safe.isEmpty()) {
      sheet.inlineString(at, column, safe);
    }
  }

  /** A leading apostrophe makes a spreadsheet show the text; numbers with a sign are left as they are. */
  static String defused(String text) {
    String clean = text.codePoints().filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t' || c == '\r')
        .filter(c -> c < 0xD800 || c > 0xDFFF).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    boolean dangerous = !clean.isEmpty() && dangerous(clean.charAt(0)) && !clean.matches("[-+]?\\d{1,15}(\\.\\d+)?");
    return dangerous ? "'" + clean : clean;
  }

  static boolean dangerous(char first) {
    return DANGEROUS.indexOf(first) >= 0;
  }

  void close() throws IOException {
    flush();
    book.finish();
  }
}
