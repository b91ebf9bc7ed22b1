package cityip.registry.web;

import cityip.registry.RightList;
import cityip.registry.RightState;
import cityip.rulebook.City;
import cityip.search.SearchResult;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of the register show. */
public final class RightViews {

  private RightViews() {}

  /** A value to filter by, with how many there are. */
  public record Choice(String value, String name, long hits) {}

  public record ListPage(RightList.RightQuery query, List<RightList.Line> lines, Paging paging, Map<String, List<Choice>> choices, City city, String export,
      @Nullable Instant upTo) {

    public String unitName(@Nullable String code) {
      return RightViews.unitName(city, code);
    }

    public @Nullable String direction(String sort) {
      return query.sort().name().equalsIgnoreCase(sort) ? query.descending() ? "descending" : "ascending" : null;
    }

    public String sortedBy(String sort) {
      return paging.with("sort", ("ascending".equals(direction(sort)) ? "-" : "") + sort);
    }
  }

  /** Name of a county-level unit, of the city itself, or a word for elsewhere. */
  public static String unitName(City city, @Nullable String code) {
    if (code == null) {
      return Words.t("registry.unit.outside");
    }
    return city.unit(code).map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElseGet(() -> Words.t("registry.unit.city"));
  }

  /** Colour tone of a state, said in words beside it. */
  public static String tone(RightState state) {
    return switch (state.group()) {
      case ALIVE -> state == RightState.GRACE ? "waiting" : "good";
      case PENDING -> "waiting";
      case ENDED -> "neutral";
    };
  }

  static List<Choice> choices(String facet, List<SearchResult.Count> counts, City city) {
    return counts.stream().map(count -> new Choice(count.value(), switch (facet) {
      case "unit" -> unitName(city, count.value());
      default -> Words.t("registry." + facet + "." + count.value());
    }, count.hits())).toList();
  }
}
