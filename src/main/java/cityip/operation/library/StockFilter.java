package cityip.operation.library;

/** @param decision one of the decisions, {@code none} for those without, empty for all */
public record StockFilter(String text, String faculty, String decision) {

  public static final StockFilter ALL = new StockFilter("", "", "");
}
