package cityip.registry.intake;

import cityip.kernel.RightKind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rows of a table are about; the names in {@code columns.yaml} are {@link #code()}. */
enum TableKind {
  PATENTS(null), MARKS(RightKind.TRADEMARK), WORKS(RightKind.WORK), SOFTWARE(RightKind.SOFTWARE),
  GIS(RightKind.GEOGRAPHICAL_INDICATION), VARIETIES(RightKind.PLANT_VARIETY), LAYOUTS(RightKind.LAYOUT_DESIGN),
  PLEDGES(null), LICENCES(null), TRANSFERS(null), OPEN_LICENCES(null), AWARDS(null), POPULATION(null), FIGURES(null);

  private final @Nullable RightKind kind;

  TableKind(@Nullable RightKind kind) {
    this.kind = kind;
  }

  /** The one kind of right all rows are about; null when each row says so itself. */
  @Nullable RightKind kind() {
    return kind;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<TableKind> ofCode(String code) {
    for (TableKind kind : values()) {
      if (kind.code().equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
