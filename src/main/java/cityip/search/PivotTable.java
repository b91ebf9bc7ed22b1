package cityip.search;

import cityip.search.Pivot.Dimension;
import cityip.search.Pivot.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A turned result, ready to be shown.
 *
 * @param total hits in all
 * @param moreRows further values that are not shown
 */
public record PivotTable(List<SearchResult.Count> rows, List<SearchResult.Count> columns, List<List<Cell>> cells, long total, int moreRows, int moreColumns) {

  /** Fewer than these say little. */
  public static final int SMALL_SAMPLE = 30;

  /**
   * A cell.
   *
   * @param count what it is made of: hits, or families when these are counted
   * @param value the measure; null where it makes no sense, such as the growth of the first year
   */
  public record Cell(long count, @Nullable Double value) {}

  static PivotTable of(Pivot.Turn turn, PivotCounts counts) {
    var rows = order(turn.rows(), counts.rows());
    var columns = order(turn.columns(), counts.columns());
    var cells = new ArrayList<List<Cell>>();
    for (var row : rows) {
      var line = new ArrayList<Cell>();
      for (var column : columns) {
        line.add(new Cell(counts.cells()[row][column], value(turn, counts, row, column)));
      }
      cells.add(line);
    }
    return new PivotTable(rows.stream().map(n -> turn.measure().rank() == null ? counts.rows().get(n) : new SearchResult.Count(counts.rows().get(n).value(), counts.rowSums()[n])).toList(), columns.stream().map(counts.columns()::get).toList(), cells, counts.total(), counts.moreRows(),
        counts.moreColumns());
  }

  /** Years in their order, anything else the commonest first. */
  private static List<Integer> order(@Nullable Dimension dimension, List<SearchResult.Count> values) {
    var order = new ArrayList<Integer>();
    for (var n = 0; n < values.size(); n++) {
      order.add(n);
    }
    if (dimension == Dimension.YEAR) {
      order.sort(Comparator.comparing(n -> values.get(n).value()));
    }
    return order;
  }

  private static @Nullable Double value(Pivot.Turn turn, PivotCounts counts, int row, int column) {
    var count = counts.cells()[row][column];
    return switch (turn.measure()) {
      case COUNT, FAMILIES -> (double) count;
      case PLEDGED, LICENSED, CITES -> (double) counts.sums()[row][column];
      case SHARE -> ratio(count, turn.columns() == null ? counts.total() : counts.columns().get(column).hits());
      case GROWTH -> {
        var before = turn.rows() == Dimension.YEAR ? cell(counts, at(counts.rows(), counts.rows().get(row).value()), column) : cell(counts, row, at(counts.columns(), counts.columns().get(column).value()));
        yield before == 0 ? null : (double) (count - before) / before;
      }
      case RTA -> {
        var ofRow = ratio(count, counts.rows().get(row).hits());
        var ofAll = ratio(counts.columns().get(column).hits(), sum(counts.rows()));
        yield ofRow == null || ofAll == null || ofAll == 0 ? null : ofRow / ofAll;
      }
    };
  }

  private static long sum(List<SearchResult.Count> values) {
    return values.stream().mapToLong(SearchResult.Count::hits).sum();
  }

  private static @Nullable Double ratio(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  /** Where the year before this one stands; -1 when it is not there. */
  private static int at(List<SearchResult.Count> years, String year) {
    Map<String, Integer> places = new HashMap<>();
    for (var n = 0; n < years.size(); n++) {
      places.put(years.get(n).value(), n);
    }
    return year.matches("\\d{4}") ? places.getOrDefault(Integer.toString(Integer.parseInt(year) - 1), -1) : -1;
  }

  private static long cell(PivotCounts counts, int row, int column) {
    return row < 0 || column < 0 ? 0 : counts.cells()[row][column];
  }
}
