package cityip.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Branches of the strategic emerging industries (战略性新兴产业) a patent belongs to, from its classification and, where the
 * table asks for it, words of its title and abstract. Stands on the path of every row, so a symbol costs four look-ups and
 * the words are sought only when a row wants them, all in one pass over the text.
 */
final class SeiBranches {

  /**
   * A patent belongs to a branch.
   *
   * @param byKeyword found only together with a word; doubtful, because the table's words are descriptions
   */
  record Match(String branch, boolean byKeyword) {}

  private record Row(String branch, Set<String> exceptSymbols, List<String> exceptUnder, int words) {

    boolean excepts(String symbol) {
      if (exceptSymbols.contains(symbol)) {
        return true;
      }
      for (String prefix : exceptUnder) {
        if (symbol.startsWith(prefix)) {
          return true;
        }
      }
      return false;
    }
  }

  private static final List<Row> NONE = List.of();

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, List<Row>> rows = new HashMap<>();
  private final SeiWords words = new SeiWords();

  private SeiBranches() {}

  static SeiBranches read(String resource) {
    SeiBranches branches = new SeiBranches();
    try (InputStream in = SeiBranches.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Table " + resource + " is not in the program.");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().filter(line -> !line.startsWith("#"))
          .forEach(line -> branches.take(line.split("\t", -1)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    branches.words.build();
    return branches;
  }

  private void take(String[] line) {
    switch (line[0]) {
      case "B" -> names.put(line[1], line[2]);
      case "K" -> words.add(Integer.parseInt(line[1]), line[2], line[3]);
      case "P" -> {
        List<String> under = new ArrayList<>();
        List<String> exact = new ArrayList<>();
        for (String pattern : line[3].isEmpty() ? new String[0] : line[3].split(" ")) {
          if (pattern.endsWith("*")) {
            under.add(prefix(pattern));
          } else {
            exact.add(pattern);
          }
        }
        Row row = new Row(line[1], Set.copyOf(exact), List.copyOf(under), line[4].isEmpty() ? 0 : Integer.parseInt(line[4]));
        rows.computeIfAbsent(line[2].endsWith("*") ? line[2].substring(0, line[2].length() - 1) : line[2], key -> new ArrayList<>(2)).add(row);
      }
      default -> throw new IllegalStateException("Line " + String.join(" ", line) + " is not one of B, K, P.");
    }
  }

  /** {@code G06F11*} means {@code G06F11/}, while {@code G06F*} and {@code G16*} are plain beginnings. */
  private static String prefix(String pattern) {
    String stem = pattern.substring(0, pattern.length() - 1);
    return stem.length() > 4 && stem.indexOf('/') < 0 ? stem + '/' : stem;
  }

  /** Codes and Chinese names of all branches, in the table's order. */
  Map<String, String> names() {
    return java.util.Collections.unmodifiableMap(names);
  }

  /** The branches of a patent with these canonical IPC symbols, each once; by classification alone goes before by word. */
  List<Match> of(List<String> symbols, @Nullable String title, @Nullable String summary) {
    Map<String, Boolean> found = new LinkedHashMap<>(4);
    boolean[] occurring = null;
    for (String symbol : symbols) {
      int slash = symbol.indexOf('/');
      for (int level = 0; slash >= 5 && level < 4; level++) {
        String key = level == 0 ? symbol : symbol.substring(0, level == 1 ? slash : level == 2 ? 4 : 3);
        for (Row row : rows.getOrDefault(key, NONE)) {
          if (row.words() > 0 && occurring == null) {
            occurring = words.in(title, summary);
          }
          if (!row.excepts(symbol) && (row.words() == 0 || occurring != null && occurring[row.words()])) {
            found.merge(row.branch(), row.words() > 0, Boolean::logicalAnd);
          }
        }
      }
    }
    return found.isEmpty() ? List.of() : found.entrySet().stream().map(entry -> new Match(entry.getKey(), entry.getValue())).toList();
  }
}
