package cityip.registry;

import cityip.kernel.AsOf;
import cityip.kernel.RightNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A right as of a day, with what was known at a moment: everything a page about it needs. Days of ends are the first day
 * that no longer belongs; null means without end.
 *
 * @param state where it stands on the day; empty before its history begins
 * @param alsoNumbers other numbers under which sources told of the same right
 * @param unit county-level unit of the first owner on the day
 * @param termEnd first day after the term, null when there is none or it cannot be told
 * @param facts the latest of each fact, with where it comes from
 * @param allowed what may still be asked for on the day; nothing that a suspension blocks
 */
public record RightView(long id, RightNumber number, List<RightNumber> alsoNumbers, AsOf at, Optional<RightState> state, @Nullable String unit, @Nullable LocalDate filed, @Nullable LocalDate granted,
    @Nullable LocalDate termEnd, Map<Fact, Told> facts, List<Owner> owners, List<Stretch> stretches, List<Event> events, List<Flag> flags, PaymentSchedule payments,
    Set<EventKind> allowed) {

  /** A fact and its provenance: {@code column} is the source's own name of it, when the source has columns. */
  public record Told(Object value, long event, LocalDate effective, Instant recorded, long batch, int line, @Nullable String column) {}

  /** @param position 1 for the first named */
  public record Owner(long party, String name, int position, LocalDate from, @Nullable LocalDate until, boolean onTheDay) {}

  /** A state with its owner and place over some days. */
  public record Stretch(RightState state, @Nullable String unit, long owner, LocalDate from, @Nullable LocalDate until) {}

  /** @param columns for each fact of the event the source's own name of its column */
  public record Event(long id, EventKind kind, LocalDate effective, Instant recorded, long batch, int line, Facts facts, Map<Fact, String> columns) {}

  public record Flag(FlagKind kind, String detail, @Nullable BigDecimal amount, LocalDate from, @Nullable LocalDate until, boolean onTheDay) {}

  /** The title on the day, empty when no source has one. */
  public String title() {
    Told told = facts.get(Fact.TITLE);
    return told == null ? "" : (String) told.value();
  }

  /** Whether everybody can read its document: it is in force, or was published or granted by the day (专利法 34, 90; 商标法 28). */
  public boolean published() {
    return state.filter(now -> now.group() == RightState.Group.ALIVE || now == RightState.PUBLISHED || now == RightState.EXAMINED).isPresent()
        || events.stream().anyMatch(event -> PUBLISHING.contains(event.kind()) && !event.effective().isAfter(at.day()));
  }

  private static final Set<EventKind> PUBLISHING = Set.of(EventKind.PUBLISHED, EventKind.GRANTED, EventKind.REGISTERED);

  public boolean has(FlagKind kind) {
    return flags.stream().anyMatch(flag -> flag.kind() == kind && flag.onTheDay());
  }
}
