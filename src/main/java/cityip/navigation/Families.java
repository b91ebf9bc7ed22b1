package cityip.navigation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins documents of one invention: whoever names the same family member, or is named as one, is of the family. */
final class Families {

  private final Map<String, String> leads = new HashMap<>();

  /** All these names are of one family. */
  void join(List<String> names) {
    names.forEach(name -> leads.putIfAbsent(name, name));
    for (int n = 1; n < names.size(); n++) {
      var a = of(names.getFirst());
      var b = of(names.get(n));
      if (!a.equals(b)) {
        // the smaller name stands for the family, so that the order of joining does not matter
        leads.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
      }
    }
  }

  /** The name that stands for the family. */
  String of(String name) {
    var at = name;
    var up = leads.getOrDefault(at, at);
    while (!up.equals(at)) {
      at = up;
      up = leads.getOrDefault(at, at);
    }
    return at;
  }
}
