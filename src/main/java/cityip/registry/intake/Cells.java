package cityip.registry.intake;

import cityip.tables.TableRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The cells of one row by what they say. Several columns of one field (申请人1, 申请人2) are read as one list. */
final class Cells {

  private final Map<Field, int[]> columns = new EnumMap<>(Field.class);
  private final Map<Field, String> headers = new EnumMap<>(Field.class);
  private final Map<Field, String> units = new EnumMap<>(Field.class);
  private TableRow row = new TableRow("", 0, new String[0], null);

  Cells(ColumnProfile profile) {
    for (ColumnProfile.Column column : profile.columns()) {
      Field field = column.field();
      if (field != null) {
        int[] known = columns.getOrDefault(field, new int[0]);
        int[] more = java.util.Arrays.copyOf(known, known.length + 1);
        more[known.length] = column.index();
        columns.put(field, more);
        headers.putIfAbsent(field, column.header());
        units.putIfAbsent(field, column.unit());
      }
    }
  }

  void on(TableRow next) {
    row = next;
  }

  TableRow row() {
    return row;
  }

  /** The field's text, stripped; "" when the table has no such column or the cell is empty. */
  String get(Field field) {
    int[] indexes = columns.get(field);
    if (indexes == null) {
      return "";
    }
    if (indexes.length == 1) {
      return undefused(row.cell(indexes[0]).strip());
    }
    List<String> parts = new ArrayList<>(indexes.length);
    for (int index : indexes) {
      String cell = row.cell(index).strip();
      if (!cell.isEmpty() && !parts.contains(cell)) {
        parts.add(cell);
      }
    }
    return list(field) ? String.join(";", parts) : parts.isEmpty() ? "" : parts.getFirst();
  }

  /** Our own workbook of refused rows puts an apostrophe before what looks like a formula; it comes off again. */
  private static String undefused(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && RefusedWorkbook.dangerous(cell.charAt(1)) ? cell.substring(1) : cell;
  }

  private static boolean list(Field field) {
    return switch (field) {
      case APPLICANTS, OWNERS, INVENTORS, AGENTS, AUTHORS, BREEDERS, CLASSES, NICE_CLASSES, FAMILY, PRIORITY, CITES, ADDRESS, CREDIT_CODE, AWARD -> true;
      default -> false;
    };
  }

  boolean has(Field field) {
    return columns.containsKey(field);
  }

  /** Header of the field's first column. */
  String header(Field field) {
    return headers.getOrDefault(field, "");
  }

  /** What the header's bracket says, such as 万元. */
  String unit(Field field) {
    return units.getOrDefault(field, "");
  }
}
