package cityip.registry.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong (or was assumed) at one place of a file.
 *
 * @param column header or element it stands under, empty when it is about the whole row
 * @param value what stands there, shortened to 200 characters
 * @param key message key of what is wrong, with {@code args}
 * @param suggestion what would be right, null when guessing would be dishonest
 */
record Problem(String column, String value, String key, List<String> args, @Nullable String suggestion) {

  private static final int SHOWN = 200;

  Problem {
    args = List.copyOf(args);
    value = value.length() <= SHOWN ? value : value.substring(0, SHOWN - 1) + "…";
  }

  static Problem of(String column, String value, String key, String... args) {
    return new Problem(column, value, key, List.of(args), null);
  }
}
