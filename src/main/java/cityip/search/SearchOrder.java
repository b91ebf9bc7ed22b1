package cityip.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What hits may be ordered by; the closed list of columns that may stand in an order. */
public enum SearchOrder {
  RELEVANCE(null, false),
  FILED("filedDay", true),
  PUBLISHED("publishedDay", true),
  GRANTED("grantedDay", true),
  NUMBER("order.number", false),
  OWNER("ownerName", false);

  private final @Nullable String column;
  private final boolean rank;

  SearchOrder(@Nullable String column, boolean rank) {
    this.column = column;
    this.rank = rank;
  }

  @Nullable String column() {
    return column;
  }

  /** A number, against a word. */
  boolean isRank() {
    return rank;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SearchOrder> ofCode(String code) {
    return Arrays.stream(values()).filter(order -> order.code().equals(code)).findFirst();
  }
}
