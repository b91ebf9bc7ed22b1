package cityip.tables;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table as it stands in the file.
 *
 * @param sheet name of the sheet, empty for text
 * @param line the row's number as the person sees it (Excel's row number, the text's line), from 1
 * @param cells texts in the order of the columns; dates as {@code 2021-03-04}, numbers without exponent, empty cells ""
 * @param formulas columns whose value is a formula's stored result, null when none is
 */
public record TableRow(String sheet, int line, String[] cells, @Nullable BitSet formulas) {

  public String cell(int column) {
    return column < cells.length ? cells[column] : "";
  }

  public boolean blank() {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }
}
