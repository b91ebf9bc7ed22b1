package cityip.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as an Excel workbook that says what it is: a first sheet with title, date, filters, data version and whether it
 * is complete; the rows on the second. Text that a spreadsheet could take for a formula is defused. Rows are streamed, so
 * size is no matter up to Excel's own limit of 1,048,576 rows, at which it says that it was cut.
 */
public final class SheetExport {

  private static final int LAST_ROW = 1_048_575;

  private SheetExport() {}

  /** Where the rows come from: called once, pushes every row. */
  @FunctionalInterface
  public interface Rows {
    void each(RowSink sink);
  }

  /** Takes one row; cells are text, numbers, days or null. */
  @FunctionalInterface
  public interface RowSink {
    void row(List<? extends @Nullable Object> cells);
  }

  /**
   * Writes the workbook.
   *
   * @param about label → value lines of the first sheet, in order
   */
  public static void write(OutputStream out, String title, Map<String, String> about, List<String> headers, Rows rows) throws IOException {
    try (var book = new Workbook(out, "CityIP", "1.0")) {
      var cover = book.newWorksheet(Words.t("shell.export.about"));
      cover.value(0, 0, defused(title));
      cover.style(0, 0).bold().fontSize(14).set();
      var line = 1;
      for (var entry : about.entrySet()) {
        cover.value(line, 0, defused(entry.getKey()));
        cover.value(line++, 1, defused(entry.getValue()));
      }
      cover.width(0, 22);
      cover.width(1, 70);
      var sheet = book.newWorksheet(Words.t("shell.export.rows"));
      for (var column = 0; column < headers.size(); column++) {
        sheet.value(0, column, defused(headers.get(column)));
        sheet.style(0, column).bold().set();
      }
      sheet.freezePane(0, 1);
      var counter = new int[] {0};
      rows.each(cells -> put(sheet, ++counter[0], cells));
      // a sheet that was flushed is an open part of the file, and only one can be open: it is ended before the cover is written
      sheet.finish();
      cover.value(line, 0, Words.t("shell.export.complete"));
      cover.value(line, 1, counter[0] <= LAST_ROW ? Words.t("shell.export.complete.yes", counter[0]) : Words.t("shell.export.complete.no", LAST_ROW, counter[0]));
    }
  }

  private static void put(Worksheet sheet, int row, List<? extends @Nullable Object> cells) {
    if (row > LAST_ROW) {
      return;
    }
    for (var column = 0; column < cells.size(); column++) {
      switch (cells.get(column)) {
        case null -> { }
        case BigDecimal number -> sheet.value(row, column, number);
        case Number number -> sheet.value(row, column, number);
        case LocalDate day -> {
          sheet.value(row, column, day);
          sheet.style(row, column).format("yyyy-mm-dd").set();
        }
        case Object text -> sheet.value(row, column, defused(text.toString()));
      }
    }
    if (row % 1000 == 0) {
      try {
        sheet.flush();
      } catch (IOException cause) {
        throw new java.io.UncheckedIOException(cause);
      }
    }
  }

  /** A leading apostrophe makes a spreadsheet read the text as text, also after it is saved as CSV. */
  public static String defused(String text) {
    if (text.isEmpty()) {
      return text;
    }
    return switch (text.charAt(0)) {
      case '=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠' -> "'" + text;
      default -> text;
    };
  }
}
