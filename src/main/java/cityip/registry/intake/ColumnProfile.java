package cityip.registry.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of one table are read: recognised by us, correctable by a person, remembered for the next file of the source.
 *
 * @param sheet name of the sheet it was made for, empty for text
 * @param headerLine line the headers stand in; 0 when the table has none
 * @param sure whether reading may begin without a person's look
 */
record ColumnProfile(TableKind table, String sheet, int headerLine, List<Column> columns, boolean sure) {

  /** How a column's field was found. */
  enum How { HEADER, CONTENT, PERSON, NONE }

  /**
   * @param index from 0
   * @param header as written; for tables without headers the column's letter
   * @param unit what the header's last bracket says, for amounts
   */
  record Column(int index, String header, @Nullable Field field, How how, String unit) {}

  ColumnProfile {
    columns = List.copyOf(columns);
  }

  /** What makes two files come from the same source: the same headers, in any order. */
  String fingerprint() {
    return fingerprint(columns.stream().map(Column::header).toList());
  }

  static String fingerprint(List<String> headers) {
    List<String> keys = new ArrayList<>(headers.stream().map(header -> HeaderText.of(header).key()).filter(key -> !key.isEmpty()).toList());
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      List<String> ours = RefusedWorkbook.ownHeaders(language).stream().map(header -> HeaderText.of(header).key()).toList();
      if (keys.containsAll(ours)) {
        keys.removeAll(ours);
      }
    }
    keys.sort(null);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(String.join("\u0000", keys).getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean has(Field field) {
    return columns.stream().anyMatch(column -> column.field() == field);
  }

  Optional<Column> column(Field field) {
    return columns.stream().filter(column -> column.field() == field).findFirst();
  }

  /** The same headers, perhaps elsewhere, read as this profile says. */
  ColumnProfile onto(ColumnProfile found) {
    List<Column> applied = new ArrayList<>(found.columns().size());
    for (Column column : found.columns()) {
      String key = HeaderText.of(column.header()).key();
      Optional<Column> known = columns.stream().filter(mine -> HeaderText.of(mine.header()).key().equals(key)).findFirst();
      applied.add(known.map(mine -> new Column(column.index(), column.header(), mine.field(), mine.how(), column.unit())).orElse(column));
    }
    return new ColumnProfile(table, found.sheet(), found.headerLine(), applied, true);
  }

  /** Letters as a spreadsheet names its columns. */
  static String letters(int index) {
    StringBuilder letters = new StringBuilder();
    for (int i = index; i >= 0; i = i / 26 - 1) {
      letters.insert(0, (char) ('A' + i % 26));
    }
    return letters.toString();
  }
}
