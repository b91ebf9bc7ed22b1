package cityip.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of something a person wrote: a value, or the reason why not. Expected outcomes are values; a row of a
 * city's table must never stop a batch by an exception.
 *
 * @param <T> the value that was looked for
 */
public sealed interface Reading<T> {

  /**
   * The text was understood.
   *
   * @param notes message keys of what was put right on the way (a check digit computed, a time of day dropped); often empty
   */
  record Read<T>(T value, List<String> notes) implements Reading<T> {
    public Read {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The text was not understood.
   *
   * @param problem message key that says what is wrong, with {@code args} as its arguments ({0} is what was written)
   * @param suggestion the canonical form that was probably meant, or null when guessing would be dishonest
   */
  record Unreadable<T>(String problem, List<String> args, @Nullable String suggestion) implements Reading<T> {
    public Unreadable {
      args = List.copyOf(args);
    }

    /** The same refusal where another kind of value was looked for. */
    public <R> Unreadable<R> as() {
      return new Unreadable<>(problem, args, suggestion);
    }
  }

  static <T> Reading<T> read(T value) {
    return new Read<>(value, List.of());
  }

  static <T> Reading<T> read(T value, String note) {
    return new Read<>(value, List.of(note));
  }

  static <T> Reading<T> unreadable(String problem, String... args) {
    return new Unreadable<>(problem, List.of(args), null);
  }

  static <T> Reading<T> suggest(@Nullable String suggestion, String problem, String... args) {
    return new Unreadable<>(problem, List.of(args), suggestion);
  }

  /** The value if there is one; for callers to whom the reason does not matter. */
  default Optional<T> toOptional() {
    return switch (this) {
      case Read<T> read -> Optional.of(read.value());
      case Unreadable<T> _ -> Optional.empty();
    };
  }

  /** The same outcome about a value derived from this one. */
  default <R> Reading<R> map(Function<? super T, ? extends R> derive) {
    return switch (this) {
      case Read<T> read -> new Read<>(derive.apply(read.value()), read.notes());
      case Unreadable<T> unreadable -> unreadable.as();
    };
  }
}
