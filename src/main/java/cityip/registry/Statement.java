package cityip.registry;

import cityip.kernel.RightNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a source says about one right: the events it tells, in the order told. Readers of files make statements,
 * the {@link RightsLoader} turns them into history.
 *
 * @param number the right in its canonical form
 * @param line where it stands in the source, from 1
 * @param columns for each fact the source's own name of its column or element; one map may be shared by all rows of a file
 */
public record Statement(RightNumber number, int line, Map<Fact, String> columns, List<Stated> events) {

  /** Effective day of a description that no source dates: older than any right. */
  public static final LocalDate SINCE_EVER = LocalDate.of(1900, 1, 1);

  /** One event as stated. */
  public record Stated(EventKind kind, LocalDate effective, Facts facts) {
    public Stated {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(effective, "effective");
      Objects.requireNonNull(facts, "facts");
    }
  }

  public Statement {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("Statement about " + number + " says nothing; allowed: at least one event.");
    }
    events = List.copyOf(events);
  }

  public static Builder about(RightNumber number) {
    return new Builder(number);
  }

  /**
   * Collects what a row says. Descriptive facts given with {@link #put} become one {@link EventKind#DESCRIBED} event; the holders
   * go to the event that brought the right into being (filed, else registered or granted), else to the description.
   */
  public static final class Builder {

    private final RightNumber number;
    private int line = 1;
    private Map<Fact, String> columns = Map.of();
    private final Map<Fact, Object> described = new EnumMap<>(Fact.class);
    private final List<Holder> holders = new ArrayList<>(2);
    private final List<Stated> events = new ArrayList<>(4);
    private @Nullable LocalDate describedOn;

    private Builder(RightNumber number) {
      this.number = number;
    }

    public Builder line(int line) {
      this.line = line;
      return this;
    }

    /** The source's column of each fact; give all rows of a file the same map. */
    public Builder columns(Map<Fact, String> columns) {
      this.columns = columns;
      return this;
    }

    /** A descriptive fact: String, List of String, BigDecimal or LocalDate as {@link Fact#form()} says; null and blank are left out. */
    public Builder put(Fact fact, @Nullable Object value) {
      if (value != null) {
        Facts.put(described, fact, value);
      }
      return this;
    }

    /** The day the description speaks of; without it the latest publication, grant, registration or filing told here. */
    public Builder describedOn(LocalDate day) {
      this.describedOn = day;
      return this;
    }

    /** One more applicant or owner, in the order of the source. */
    public Builder holder(Holder holder) {
      holders.add(holder);
      return this;
    }

    public Builder event(EventKind kind, LocalDate effective) {
      events.add(new Stated(kind, effective, Facts.NONE));
      return this;
    }

    /** An event with its own facts, for instance {@code event(PLEDGED, day, Map.of(CONTRACT, "Y2021370000001", AMOUNT, new BigDecimal(5000000)))}. */
    public Builder event(EventKind kind, LocalDate effective, Map<Fact, ?> facts) {
      Map<Fact, Object> kept = new EnumMap<>(Fact.class);
      facts.forEach((fact, value) -> Facts.put(kept, fact, value));
      events.add(new Stated(kind, effective, Facts.of(kept)));
      return this;
    }

    /** Several holders at once after a transfer, a change of name or of address. */
    public Builder owners(EventKind kind, LocalDate effective, List<Holder> owners) {
      return event(kind, effective, Map.of(Fact.OWNERS, owners));
    }

    public Builder pledged(LocalDate day, String contract, BigDecimal yuan, String pledgor, String creditor) {
      return event(EventKind.PLEDGED, day, Map.of(Fact.CONTRACT, contract, Fact.AMOUNT, yuan, Fact.PLEDGOR, pledgor, Fact.CREDITOR, creditor));
    }

    /** @throws IllegalArgumentException when nothing was said */
    public Statement build() {
      List<Stated> told = new ArrayList<>(events);
      if (!holders.isEmpty()) {
        int origin = origin(told);
        if (origin < 0) {
          described.put(Fact.OWNERS, List.copyOf(holders));
        } else {
          told.set(origin, with(told.get(origin)));
        }
      }
      if (!described.isEmpty()) {
        told.add(new Stated(EventKind.DESCRIBED, describedOn != null ? describedOn : latest(), Facts.of(described)));
      }
      return new Statement(number, line, columns, told);
    }

    private Stated with(Stated event) {
      Map<Fact, Object> facts = new EnumMap<>(Fact.class);
      facts.putAll(event.facts().values());
      facts.put(Fact.OWNERS, List.copyOf(holders));
      return new Stated(event.kind(), event.effective(), Facts.of(facts));
    }

    private static int origin(List<Stated> events) {
      for (EventKind kind : List.of(EventKind.FILED, EventKind.REGISTERED, EventKind.GRANTED, EventKind.PUBLISHED)) {
        for (int i = 0; i < events.size(); i++) {
          if (events.get(i).kind() == kind) {
            return i;
          }
        }
      }
      return -1;
    }

    private LocalDate latest() {
      LocalDate latest = SINCE_EVER;
      for (Stated event : events) {
        if (event.kind().nature() == EventKind.Nature.ONCE && event.effective().isAfter(latest)) {
          latest = event.effective();
        }
      }
      return latest;
    }
  }
}
