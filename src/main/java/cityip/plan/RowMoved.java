package cityip.plan;

/** A row that stands on one side only. {@code entered} says on which. */
public record RowMoved(IndicatorRow row, boolean entered) {}
