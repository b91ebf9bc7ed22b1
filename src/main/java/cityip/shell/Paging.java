package cityip.shell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One page of a list and the addresses of the others, with all filters kept.
 *
 * @param page from 1
 * @param size rows on a page
 * @param total rows in all, exact
 * @param path address of the list
 * @param query the filters as they are in the address, without {@code page}
 */
public record Paging(int page, int size, long total, String path, Map<String, String> query) {

  public Paging {
    page = Math.max(1, page);
    query = new LinkedHashMap<>(query);
    query.remove("page");
    query.values().removeIf(String::isBlank);
  }

  public long offset() {
    return (page - 1L) * size;
  }

  public int pages() {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  public long first() {
    return total == 0 ? 0 : offset() + 1;
  }

  public long last() {
    return Math.min(total, offset() + size);
  }

  /** Page numbers to offer: the first, the last, and those around this one; 0 stands for a gap. */
  public List<Integer> offered() {
    var offered = new ArrayList<Integer>();
    for (var n = 1; n <= pages(); n++) {
      if (n == 1 || n == pages() || Math.abs(n - page) <= 2) {
        offered.add(n);
      } else if (offered.getLast() != 0) {
        offered.add(0);
      }
    }
    return offered;
  }

  public String to(int number) {
    return with("page", Integer.toString(number));
  }

  /** The list with one filter changed and back on its first page. */
  public String with(String name, String value) {
    var changed = new LinkedHashMap<>(query);
    if (value.isBlank()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return address(path, changed);
  }

  /** An address with its query, encoded. */
  public static String address(String path, Map<String, String> query) {
    return query.isEmpty() ? path : path + "?" + query.entrySet().stream().filter(entry -> !entry.getValue().isBlank())
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue())).collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
