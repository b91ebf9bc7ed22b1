package cityip.search;

import java.util.List;

/**
 * How a result falls by two labels.
 *
 * @param rows values of the first label, the commonest first, with all their hits
 * @param columns likewise of the second; a single one with an empty value when there is no second
 * @param cells by row and column, of those shown
 * @param total hits in all, also those without either value
 * @param moreRows how many further values the first label has
 * @param sums by row and column, of the number that is added up; empty when none is
 * @param rowSums likewise of whole rows, also outside the columns shown
 */
record PivotCounts(List<SearchResult.Count> rows, List<SearchResult.Count> columns, long[][] cells, long total, int moreRows, int moreColumns, long[][] sums,
    long[] rowSums) {

  PivotCounts(List<SearchResult.Count> rows, List<SearchResult.Count> columns, long[][] cells, long total, int moreRows, int moreColumns) {
    this(rows, columns, cells, total, moreRows, moreColumns, new long[0][], new long[0]);
  }
}
