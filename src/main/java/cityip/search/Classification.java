package cityip.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tree of the International Patent Classification, its titles down to the subclass, and WIPO's fields of technology over it. */
public final class Classification {

  /** Labels of the levels, from the top. */
  public static final List<String> LEVELS = List.of("ipc.section", "ipc.class", "ipc.subclass", "ipc.group");

  private static final Pattern SYMBOL = Pattern.compile("[A-H](\\d\\d([A-Z](\\d{1,4}(/\\d{2,6})?)?)?)?");
  private static final Map<String, String> TITLES = new HashMap<>();
  private static final Map<String, String[]> FIELDS = new LinkedHashMap<>();
  private static final Map<String, List<String>> FIELDS_OF = new HashMap<>();

  static {
    Folding.lines("ipc-titles.tsv").forEach(line -> TITLES.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1)));
    for (var line : Folding.lines("wipo-fields.tsv")) {
      var parts = line.split("\t");
      FIELDS.put(parts[0], new String[] {parts[1], parts[2]});
      Arrays.stream(parts[3].split(" ")).forEach(symbol -> FIELDS_OF.computeIfAbsent(symbol, key -> new ArrayList<>(1)).add(parts[0]));
    }
  }

  private Classification() {}

  /** Whether this is a section, class, subclass, main group or a whole symbol in canonical form. */
  static boolean isSymbol(String text) {
    return SYMBOL.matcher(text).matches();
  }

  /** The symbol and everything above it: A, A01, A01B, A01B1, A01B1/02. */
  static List<String> upwards(String symbol) {
    var up = new ArrayList<String>(5);
    for (var length : new int[] {1, 3, 4}) {
      if (symbol.length() >= length) {
        up.add(symbol.substring(0, length));
      }
    }
    var slash = symbol.indexOf('/');
    if (slash > 0) {
      up.add(symbol.substring(0, slash));
    }
    if (!up.contains(symbol)) {
      up.add(symbol);
    }
    return up;
  }

  /** From 0 for a section to 3 for a main group and whatever lies below. */
  public static int level(String symbol) {
    return symbol.length() == 1 ? 0 : symbol.length() == 3 ? 1 : symbol.length() == 4 ? 2 : 3;
  }

  /** Fields of technology of some symbols; the concordance is older than the newest subclasses, which have none. */
  static Set<String> fields(List<String> symbols) {
    var fields = new LinkedHashSet<String>();
    for (var symbol : symbols) {
      if (symbol.length() >= 4) {
        fields.addAll(FIELDS_OF.getOrDefault(symbol.substring(0, 4), List.of()));
        var slash = symbol.indexOf('/');
        fields.addAll(slash < 0 ? List.of() : FIELDS_OF.getOrDefault(symbol.substring(0, slash), List.of()));
      }
    }
    return fields;
  }

  /** The title of a section, class or subclass in Chinese; null below. */
  public static @Nullable String title(String symbol) {
    return TITLES.get(symbol);
  }

  /** Number → name of each field of technology. */
  static Map<String, String> fieldNames(boolean english) {
    var names = new LinkedHashMap<String, String>();
    FIELDS.forEach((number, both) -> names.put(number, both[english ? 1 : 0]));
    return names;
  }
}
