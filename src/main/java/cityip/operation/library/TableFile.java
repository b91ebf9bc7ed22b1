package cityip.operation.library;

import cityip.tables.SmallTable;
import java.io.IOException;
import java.util.List;

/** The cells of a stock-taking sent as a table: the first sheet that has a column of numbers. Too large or unreadable: empty with the reason. */
public final class TableFile {

  public static final int MOST_BYTES = 5_000_000;
  private static final int MOST_ROWS = 20_000;

  private TableFile() {}

  /** @param problem message key, empty when it was read */
  public record Cells(List<List<String>> rows, String problem) {}

  public static Cells read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return new Cells(List.of(), "operation.stock.file.large");
    }
    try {
      return SmallTable.read(bytes, MOST_ROWS).stream().map(SmallTable.Sheet::rows).filter(rows -> !new StockTable(rows).rows().isEmpty()).findFirst()
          .map(rows -> new Cells(rows, "")).orElse(new Cells(List.of(), "operation.stock.file.empty"));
    } catch (SmallTable.TooManyRows many) {
      return new Cells(List.of(), "operation.stock.file.large");
    } catch (IOException unreadable) {
      return new Cells(List.of(), "operation.stock.file.unreadable");
    }
  }
}
