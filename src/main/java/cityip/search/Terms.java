package cityip.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What every engine keeps beyond what owners gave: the sounds of names, the levels of the classification, who may find it. */
final class Terms {

  private static final int A_NAME = 12;

  private Terms() {}

  /** Field → terms with spaces between; the fields' names begin with {@code s_}. */
  static Map<String, List<String>> of(IndexedDocument document) {
    var terms = new LinkedHashMap<String, List<String>>();
    var title = document.texts().getOrDefault("title", "");
    var owners = document.texts().getOrDefault("owners", "").split("[;；\n]");
    if (!title.isEmpty()) {
      terms.put("s_title", Sounds.spelt(title));
    }
    var initials = new ArrayList<>(title.length() <= A_NAME ? Sounds.initials(title) : List.of());
    for (var owner : owners) {
      if (!owner.isBlank()) {
        terms.computeIfAbsent("s_owners", field -> new ArrayList<>()).addAll(Sounds.spelt(owner));
        initials.addAll(Sounds.initials(owner));
      }
    }
    terms.put("s_initials", initials);
    return terms;
  }

  static Map<String, List<String>> labels(IndexedDocument document) {
    var labels = new LinkedHashMap<>(document.labels());
    labels.put("access", List.copyOf(document.access()));
    var symbols = document.labels().get("ipc");
    if (symbols != null) {
      var all = new LinkedHashSet<String>();
      symbols.forEach(symbol -> all.addAll(Classification.upwards(symbol)));
      labels.put("ipc", List.copyOf(all));
      for (var level = 0; level < Classification.LEVELS.size(); level++) {
        var at = level;
        labels.put(Classification.LEVELS.get(level), all.stream().filter(symbol -> symbol.indexOf('/') < 0 && Classification.level(symbol) == at).toList());
      }
      labels.put("field", List.copyOf(Classification.fields(symbols)));
    }
    return labels;
  }
}
