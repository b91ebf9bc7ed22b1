package cityip.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One form for what people write in several: full and half width, capitals, traditional characters. Never changes the length of a text. */
final class Folding {

  private static final char[] PLAIN = table();

  private Folding() {}

  private static char[] table() {
    var table = new char[65_536];
    for (var c = 0; c < table.length; c++) {
      table[c] = Character.toLowerCase((char) c);
    }
    for (var c = 0xff01; c <= 0xff5e; c++) {
      table[c] = Character.toLowerCase((char) (c - 0xfee0));
    }
    table[0x3000] = ' ';
    for (var line : lines("simplified.tsv")) {
      var tab = line.indexOf('\t');
      if (tab == 1) {
        line.substring(2).chars().filter(c -> !Character.isSurrogate((char) c)).forEach(c -> table[c] = line.charAt(0));
      }
    }
    return table;
  }

  /** The lines of one of the tables beside this module, without its notes. */
  static List<String> lines(String table) {
    try (var in = Folding.class.getResourceAsStream("/search/" + table)) {
      if (in == null) {
        throw new IllegalStateException("Table search/" + table + " is not in the program.");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().filter(line -> !line.startsWith("#") && !line.isEmpty()).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static char fold(char c) {
    return PLAIN[c];
  }

  static String fold(String text) {
    var folded = text.toCharArray();
    fold(folded, folded.length);
    return new String(folded);
  }

  static void fold(char[] text, int length) {
    for (var n = 0; n < length; n++) {
      text[n] = PLAIN[text[n]];
    }
  }

  /** The traditional characters an engine outside must be told of: each with its simplified one. */
  static List<String> pairs() {
    return lines("simplified.tsv").stream().filter(line -> line.indexOf('\t') == 1)
        .flatMap(line -> line.substring(2).codePoints().mapToObj(c -> Character.toString(c) + "=>" + line.charAt(0))).toList();
  }

  static boolean isHan(int c) {
    return Character.isIdeographic(c);
  }
}
