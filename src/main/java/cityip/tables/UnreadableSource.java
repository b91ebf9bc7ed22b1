package cityip.tables;

import java.io.IOException;
import java.util.List;

/**
 * A file that cannot be read at all or cannot be read further: a fact with a message key, never a stack trace for a person.
 * It travels as an exception because it ends a stream in the middle; it is caught once, where the batch becomes FAILED.
 */
public final class UnreadableSource extends IOException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<String> args;

  public UnreadableSource(String key, Object... args) {
    super(key + " " + List.of(args));
    this.key = "intake.file." + key;
    this.args = java.util.Arrays.stream(args).map(String::valueOf).toList();
  }

  /** The message's key, below {@code intake.file}. */
  public String key() {
    return key;
  }

  /** What the message names, in its order. */
  public List<String> args() {
    return args;
  }
}
