package cityip.navigation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The documents of a project, frozen: what was found by a query on a day. The same corpus gives the same figures for ever.
 *
 * @param day how the rights stood
 * @param query the query line, or the name of the breakdown whose node queries were joined
 */
public record Corpus(LocalDate day, String query, List<Item> items, Premises premises) {

  /** Applications are published up to 18 months after filing (专利法 34): what was filed since is not all visible. */
  static final int MONTHS_INCOMPLETE = 18;

  public Corpus {
    items = items.stream().sorted(Comparator.comparing(Item::number).thenComparingLong(Item::id)).toList();
  }

  public int size() {
    return items.size();
  }

  /** Number of families: one invention filed in five offices is counted once. */
  public int families() {
    var families = new HashSet<String>();
    items.forEach(item -> families.add(item.family()));
    return families.size();
  }

  /** One document of each family, the first filed, for counting technology. */
  Corpus inventions() {
    var first = new LinkedHashMap<String, Item>();
    for (var item : items) {
      first.merge(item.family(), item, (a, b) -> days(b) < days(a) ? b : a);
    }
    return new Corpus(day, query, List.copyOf(first.values()), premises);
  }

  private static long days(Item item) {
    var filed = item.filed();
    return filed == null ? Long.MAX_VALUE : filed.toEpochDay();
  }

  /** The documents behind a number: those with all the values of a slice. */
  public Corpus where(Map<Dimension, String> slice) {
    return new Corpus(day, query, items.stream().filter(item -> slice.entrySet().stream().allMatch(part -> part.getKey().of(item).contains(part.getValue()))).toList(), premises);
  }

  /** How many documents have each value, in the order of the values. */
  Map<String, Integer> count(Dimension dimension) {
    var counts = new TreeMap<String, Integer>();
    items.forEach(item -> dimension.of(item).forEach(value -> counts.merge(value, 1, Integer::sum)));
    return counts;
  }

  /** The last year of filing that is fully visible on the day. */
  int lastCompleteYear() {
    int year = day.minusMonths(MONTHS_INCOMPLETE).getYear();
    return LocalDate.of(year, 12, 31).plusMonths(MONTHS_INCOMPLETE).isAfter(day) ? year - 1 : year;
  }

  int firstYear() {
    return items.stream().filter(item -> item.filed() != null).mapToInt(Item::year).min().orElse(0);
  }

  int lastYear() {
    return items.stream().filter(item -> item.filed() != null).mapToInt(Item::year).max().orElse(0);
  }

  /** Names of owners by their ids, as the corpus has them. */
  Map<String, String> ownerNames() {
    var names = new TreeMap<String, String>();
    items.forEach(item -> item.owners().forEach(owner -> names.put(Long.toString(owner.id()), owner.name())));
    return names;
  }

  /** SHA-256 over everything the figures are computed from, so that anybody can tell whether two corpora are one. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((day + "\n" + query + "\n" + premises + "\n").getBytes(StandardCharsets.UTF_8));
      for (var item : items) {
        digest.update(item.toString().concat("\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
