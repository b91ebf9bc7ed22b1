package cityip.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said in one event: a value per {@link Fact}, each in the fact's own form. Unchangeable. */
public final class Facts {

  public static final Facts NONE = new Facts(new EnumMap<>(Fact.class));

  private final EnumMap<Fact, Object> values;

  private Facts(EnumMap<Fact, Object> values) {
    this.values = values;
  }

  static Facts of(Map<Fact, Object> values) {
    return values.isEmpty() ? NONE : new Facts(new EnumMap<>(values));
  }

  Map<Fact, Object> values() {
    return values;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public boolean has(Fact fact) {
    return values.containsKey(fact);
  }

  public @Nullable String text(Fact fact) {
    return (String) values.get(fact);
  }

  @SuppressWarnings("unchecked")
  public List<String> texts(Fact fact) {
    return (List<String>) values.getOrDefault(fact, List.of());
  }

  @SuppressWarnings("unchecked")
  public List<Holder> holders() {
    return (List<Holder>) values.getOrDefault(Fact.OWNERS, List.of());
  }

  public @Nullable BigDecimal amount(Fact fact) {
    return (BigDecimal) values.get(fact);
  }

  public @Nullable LocalDate day(Fact fact) {
    return (LocalDate) values.get(fact);
  }

  /** Checks the value's form; blank texts and empty lists say nothing and are left out. */
  static void put(Map<Fact, Object> into, Fact fact, Object value) {
    Object kept = switch (fact.form()) {
      case TEXT -> text(fact, value);
      case TEXTS -> ((List<?>) value).stream().map(each -> text(fact, each)).filter(s -> !s.isBlank()).toList();
      case HOLDERS -> ((List<?>) value).stream().map(Holder.class::cast).toList();
      case AMOUNT -> ((BigDecimal) value).stripTrailingZeros();
      case DAY -> (LocalDate) value;
    };
    if (!(kept instanceof String s && s.isBlank()) && !(kept instanceof List<?> list && list.isEmpty())) {
      into.put(fact, kept);
    }
  }

  private static String text(Fact fact, Object value) {
    if (!(value instanceof String s)) {
      throw new IllegalArgumentException("Fact " + fact + " cannot hold a " + value.getClass().getSimpleName() + "; allowed: String.");
    }
    return s.indexOf('\0') < 0 ? s : s.replace("\0", ""); // PostgreSQL keeps no NUL
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts facts && values.equals(facts.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
