package cityip.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The history of one right as told by a set of events: for every day its state, owners and flags. Days are half-open;
 * {@link #FOREVER} stands for no end.
 *
 * @param filed day of filing, null when unknown
 * @param granted day of grant or registration, null before or when unknown
 * @param termEnd first day after the term, null when there is none or it cannot be told
 */
record Folded(@Nullable LocalDate filed, @Nullable LocalDate granted, @Nullable LocalDate termEnd, List<Span> spans, Set<OwnerSpan> owners, Set<FlagSpan> flags) {

  static final LocalDate FOREVER = LocalDate.MAX;

  static final Folded NOTHING = new Folded(null, null, null, List.of(), Set.of(), Set.of());

  /** State, first owner and place over some days. */
  record Span(RightState state, @Nullable String unit, long owner, @Nullable LocalDate filed, @Nullable LocalDate granted, LocalDate from, LocalDate until) {

    boolean contains(LocalDate day) {
      return !day.isBefore(from) && day.isBefore(until);
    }
  }

  record OwnerSpan(long party, int position, String name, LocalDate from, LocalDate until) {}

  record FlagSpan(FlagKind flag, String detail, @Nullable BigDecimal amount, LocalDate from, LocalDate until) {}

  @Nullable Span on(LocalDate day) {
    for (Span span : spans) {
      if (span.contains(day)) {
        return span;
      }
    }
    return null;
  }
}
