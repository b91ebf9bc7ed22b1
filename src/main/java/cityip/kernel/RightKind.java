package cityip.kernel;

import java.util.Optional;

/**
 * The kinds of intellectual-property rights a city's registry holds. {@link #code()} is the stable short name in files, URLs
 * and rules; {@link #number()} is the stable number in the database. Neither may ever be changed or reused.
 */
public enum RightKind {
  INVENTION("invention", 1),
  UTILITY_MODEL("utility-model", 2),
  DESIGN("design", 3),
  TRADEMARK("trademark", 4),
  WORK("work", 5),
  SOFTWARE("software", 6),
  GEOGRAPHICAL_INDICATION("gi", 7),
  PLANT_VARIETY("variety", 8),
  LAYOUT_DESIGN("layout", 9);

  private static final RightKind[] BY_NUMBER = new RightKind[10];

  static {
    for (RightKind kind : values()) {
      BY_NUMBER[kind.number] = kind;
    }
  }

  private final String code;
  private final short number;

  RightKind(String code, int number) {
    this.code = code;
    this.number = (short) number;
  }

  public String code() {
    return code;
  }

  public short number() {
    return number;
  }

  /** Invention, utility model or design: the rights of the Patent Law. */
  public boolean isPatent() {
    return this == INVENTION || this == UTILITY_MODEL || this == DESIGN;
  }

  public static Optional<RightKind> ofCode(String code) {
    for (RightKind kind : values()) {
      if (kind.code.equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** @throws IllegalArgumentException for a number no kind has */
  public static RightKind ofNumber(int number) {
    if (number < 1 || number >= BY_NUMBER.length) {
      throw new IllegalArgumentException("Right kind " + number + " is not one; allowed: 1 to 9.");
    }
    return BY_NUMBER[number];
  }
}
