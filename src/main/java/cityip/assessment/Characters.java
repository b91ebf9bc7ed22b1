package cityip.assessment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of each Chinese character as a sign: readings, strokes, corners, structure, radical, parts. */
final class Characters {

  private static final Map<Character, Sign> SIGNS = new HashMap<>(30_000);
  private static final Set<String> SYLLABLES = new HashSet<>();
  private static final char[] PLAIN = new char[65_536];

  /**
   * One character.
   *
   * @param readings syllables with their tone, the commonest first
   * @param parts    what it is put together from, each with its own parts, and its number of strokes
   * @param tally    how many strokes of each kind it has, eight bits for each kind
   */
  record Sign(char character, List<Sound> readings, String corners, String strokes, char structure, String radical, Map<Character, Integer> parts, String direct, long tally) {}

  private static long tally(String strokes) {
    var tally = 0L;
    for (var n = 0; n < strokes.length(); n++) {
      tally += 1L << 8 * (strokes.charAt(n) & 7);
    }
    return tally;
  }

  static {
    for (var c = 0; c < PLAIN.length; c++) {
      PLAIN[c] = Character.toLowerCase((char) c);
    }
    for (var c = 0xff01; c <= 0xff5e; c++) {
      PLAIN[c] = Character.toLowerCase((char) (c - 0xfee0));
    }
    PLAIN[0x3000] = ' ';
    var lines = new HashMap<Character, String[]>();
    for (var line : lines("characters.tsv")) {
      var cells = line.split("\t", -1);
      lines.put(cells[0].charAt(0), cells);
      if (!cells[1].isEmpty()) {
        PLAIN[cells[0].charAt(0)] = cells[1].charAt(0);
      }
    }
    lines.forEach((c, cells) -> {
      var parts = new HashMap<Character, Integer>();
      spread(cells[7], lines, parts, 0);
      SIGNS.put(c, new Sign(c, java.util.Arrays.stream(cells[2].split(",")).map(Sound::of).toList(), cells[3], cells[4].intern(), cells[5].charAt(0), cells[6].intern(), Map.copyOf(parts), cells[7].intern(), tally(cells[4])));
      SIGNS.get(c).readings().forEach(reading -> SYLLABLES.add(reading.syllable()));
    });
  }

  private Characters() {}

  static boolean isSyllable(String letters) {
    return SYLLABLES.contains(letters);
  }

  private static void spread(String written, Map<Character, String[]> lines, Map<Character, Integer> into, int depth) {
    for (var c : written.toCharArray()) {
      if (Character.isSurrogate(c)) {
        continue;
      }
      var known = lines.get(c);
      var further = known == null ? "" : known[7];
      if (further.isEmpty() || depth >= 3 || further.length() == 1) {
        into.merge(c, known == null || known[4].isEmpty() ? 2 : known[4].length(), Integer::sum);
      } else {
        spread(further, lines, into, depth + 1);
      }
    }
  }

  /** The lines of one of the tables of this module, without its notes. */
  static List<String> lines(String table) {
    try (var in = Characters.class.getResourceAsStream("/assessment/" + table)) {
      if (in == null) {
        throw new IllegalStateException("Table assessment/" + table + " is not in the program.");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static java.util.Collection<Sign> all() {
    return SIGNS.values();
  }

  static @Nullable Sign of(char c) {
    return SIGNS.get(c);
  }

  /** One form for a sign that is written in several: width, case, traditional characters. */
  static char plain(char c) {
    return PLAIN[c];
  }

  static boolean isHan(char c) {
    return c >= 0x3400 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff;
  }

  /** One form for what is written in several: width, case, traditional characters, accents. */
  static String plain(String text) {
    var plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD).replaceAll("\\p{Mn}+", "").toCharArray();
    for (var n = 0; n < plain.length; n++) {
      plain[n] = PLAIN[plain[n]];
    }
    return new String(plain);
  }
}
