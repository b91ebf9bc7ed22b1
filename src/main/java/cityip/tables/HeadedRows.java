package cityip.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table whose columns its reader knows by name: the first row that names enough of them is the head, every row after it is given by column. */
public final class HeadedRows {

  /** Rows above the head: titles, notes on how to fill in. */
  private static final int HEAD_WITHIN = 20;

  private HeadedRows() {}

  /** One row below the head; {@code line} is its number as a person sees it. Cells of columns that the file lacks are empty. */
  public record Row(int line, Map<String, String> cells) {
    public String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  /** Takes the rows in the file's order. */
  @FunctionalInterface
  public interface Taker {
    void take(Row row) throws IOException;
  }

  /** As {@link #read(Path, Map, List, Taker)}, from a stream that is read to its end. */
  public static boolean read(InputStream in, Map<String, List<String>> columns, List<String> required, Taker taker) throws IOException {
    return SmallTable.filed(in, file -> read(file, columns, required, taker));
  }

  /**
   * Reads the sheets that are not hidden.
   *
   * @param columns name → how people head it, the required ones among them given by {@code required}
   * @return false when no head was found, and with it no row
   * @throws UnreadableSource when the file is no table, or ends to be one; rows before were given
   */
  public static boolean read(Path file, Map<String, List<String>> columns, List<String> required, Taker taker) throws IOException {
    var reading = new Reading(columns, required, taker);
    SmallTable.open(file).read(reading);
    return reading.found;
  }

  private static final class Reading implements TableSink {

    private final Map<String, String> byHead = new LinkedHashMap<>();
    private final List<String> required;
    private final Taker taker;
    private @Nullable List<String> head;
    private int before;
    private boolean found;

    Reading(Map<String, List<String>> columns, List<String> required, Taker taker) {
      columns.forEach((name, heads) -> heads.forEach(one -> byHead.put(plain(one), name)));
      this.required = required;
      this.taker = taker;
    }

    @Override
    public boolean sheet(String name, boolean hidden) {
      head = null;
      before = 0;
      return !hidden;
    }

    @Override
    public void row(TableRow row) throws IOException {
      if (row.blank()) {
        return;
      }
      var known = head;
      if (known == null) {
        head = before++ < HEAD_WITHIN ? heading(row) : null;
        found |= head != null;
        return;
      }
      var cells = new LinkedHashMap<String, String>();
      for (var column = 0; column < known.size(); column++) {
        if (!known.get(column).isEmpty()) {
          cells.putIfAbsent(known.get(column), row.cell(column).strip());
        }
      }
      taker.take(new Row(row.line(), cells));
    }

    private @Nullable List<String> heading(TableRow row) {
      var names = new ArrayList<String>();
      for (var cell : row.cells()) {
        names.add(byHead.getOrDefault(plain(cell), ""));
      }
      return names.containsAll(required) ? names : null;
    }

    /** Full-width signs, blanks, brackets with hints and stars of required columns make no other head. */
    private static String plain(String head) {
      return Normalizer.normalize(head, Normalizer.Form.NFKC).replaceAll("\\(.*?\\)|[\\s*:]", "").toLowerCase(Locale.ROOT);
    }
  }
}
