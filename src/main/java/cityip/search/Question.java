package cityip.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question as a person asks it; it has an address, so that it can be cited, kept and asked again.
 *
 * @param text what was typed: words, or a query line
 * @param labels facet → chosen value, or several with {@code |} between, any of which will do; one that belongs to a value is written twice
 * @param page from 1
 */
public record Question(String text, Map<String, String> labels, SearchOrder order, boolean descending, Mode mode, int page, int size) {

  /** What counts: words, words and meaning together, or meaning alone. */
  public enum Mode { TEXT, HYBRID, SEMANTIC }

  /** Facets that a result shows, in this order; the level of the classification follows what has been chosen. */
  public static final List<String> FACETS = List.of("kind", "state", "year", "ipc", "field", "branch", "unit", "ownerName", "agencyName", "class");

  /** What a result may be narrowed by: its facets, and what only a pivot counts. */
  private static final Set<String> FILTERS = Stream.concat(FACETS.stream(), Stream.of("inventorName", "jurisdiction", "cited")).collect(Collectors.toUnmodifiableSet());

  public static final int LARGEST_PAGE = 200;

  private static final String OR = "|";

  public Question {
    text = readable(text);
    labels = new LinkedHashMap<>(labels);
    labels.values().removeIf(String::isBlank);
    labels.keySet().retainAll(FILTERS);
    page = Math.max(1, page);
    size = Math.clamp(size, 1, LARGEST_PAGE);
  }

  /** What was typed without control characters and halves of characters, which no page may carry. */
  public static String readable(String typed) {
    return typed.replaceAll("[\\p{Cntrl}\\p{Cn}\\p{Cs}]+", " ").strip();
  }

  /** Reads the parameters of an address; whatever is not known there is left aside. */
  public static Question of(Map<String, String> address, int size) {
    var sort = address.getOrDefault("sort", "");
    var mode = java.util.Arrays.stream(Mode.values()).filter(one -> one.name().equalsIgnoreCase(address.getOrDefault("mode", ""))).findFirst().orElse(Mode.TEXT);
    var page = address.getOrDefault("page", "");
    return new Question(address.getOrDefault("q", ""), address, SearchOrder.ofCode(sort.replaceFirst("^-", "")).orElse(SearchOrder.RELEVANCE), sort.startsWith("-"), mode,
        page.matches("\\d{1,7}") ? Integer.parseInt(page) : 1, size);
  }

  /** The parameters of its address, without the page. */
  public Map<String, String> address() {
    var address = new LinkedHashMap<String, String>();
    address.put("q", text);
    labels.forEach(address::put);
    address.put("sort", order == SearchOrder.RELEVANCE ? "" : (descending ? "-" : "") + order.code());
    address.put("mode", mode == Mode.TEXT ? "" : mode.name().toLowerCase(java.util.Locale.ROOT));
    address.values().removeIf(String::isBlank);
    return address;
  }

  public int offset() {
    return (int) Math.min(Integer.MAX_VALUE / 2, (page - 1L) * size);
  }

  /** The chosen values of a facet. */
  public List<String> values(String label) {
    return Arrays.stream(labels.getOrDefault(label, "").split("(?<!\\|)\\|(?!\\|)")).filter(value -> !value.isBlank()).map(value -> value.replace("||", OR)).distinct().toList();
  }

  /** Values as they stand in an address. */
  public static String written(Collection<String> values) {
    return values.stream().map(value -> value.replace(OR, "||")).collect(Collectors.joining(OR));
  }

  /** Facet → the values of which a hit must have one. */
  Map<String, Set<String>> chosen() {
    var chosen = new LinkedHashMap<String, Set<String>>();
    labels.keySet().forEach(label -> chosen.put(label, Set.copyOf(values(label))));
    chosen.values().removeIf(Set::isEmpty);
    return chosen;
  }

  /** Nothing typed and nothing chosen. */
  public boolean isEmpty() {
    return text.isEmpty() && labels.isEmpty();
  }

  /** The labels to count: of the classification the level below what was chosen. */
  List<String> facets() {
    var chosen = values("ipc");
    var level = chosen.isEmpty() ? "ipc.section" : Classification.LEVELS.get(Math.min(3, Classification.level(chosen.getFirst()) + 1));
    return FACETS.stream().map(facet -> facet.equals("ipc") ? level : facet).filter(Objects::nonNull).toList();
  }
}
