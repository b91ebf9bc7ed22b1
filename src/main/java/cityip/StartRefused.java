package cityip;

import org.jspecify.annotations.Nullable;

/** The program will not run like this: one code, one sentence for the operator, shown without a stack trace. */
final class StartRefused extends RuntimeException {

  StartRefused(String code, String message) {
    this(code, message, null);
  }

  StartRefused(String code, String message, @Nullable Throwable cause) {
    super(code + " " + message, cause);
  }
}
