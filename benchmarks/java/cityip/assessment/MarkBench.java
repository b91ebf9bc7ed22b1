package cityip.assessment;

import cityip.DatabaseTest;
import cityip.assessment.MarkIndex.Entry;
import cityip.assessment.MarkIndex.Found;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * One name against generated marks: planted conflicts among the first twenty, and how long it takes; beside PostgreSQL's pg_trgm on the same names and each channel alone.
 * Look-alike characters come from the table beside the project where it is present, otherwise from nowhere: our own measure must not plant what it is to find.
 */
class MarkBench extends DatabaseTest {

  private static final int MARKS = Integer.getInteger("marks", 1_000_000);
  private static final int NAMES = Math.min(400, MARKS / 40);
  private static final int FIRST = 20;
  private static final String[] ADDED = {"世家", "优选", "工坊", "之家", "鲜生", "印象", "良品", "坊", "庄园", "小镇"};

  private enum Kind { HOMOPHONE, LOOK_ALIKE, TURNED, ADDED, SPELT, CHANGED }

  private record Planted(int query, Kind kind) {}

  private final SplittableRandom random = new SplittableRandom(20260822);
  private final List<Character> common = new ArrayList<>();
  private final Map<String, List<Character>> bySound = new HashMap<>();
  private final Map<Character, List<Character>> looks = new HashMap<>();

  @Test
  void findsPlantedConflicts() throws IOException {
    characters();
    var names = new String[MARKS];
    var queries = new String[NAMES];
    var planted = new HashMap<Integer, Planted>();
    for (var n = 0; n < MARKS; n++) {
      names[n] = name();
    }
    var at = 0;
    for (var q = 0; q < NAMES; q++) {
      queries[q] = han(2 + random.nextInt(2));
      for (var kind : Kind.values()) {
        var conflict = conflict(queries[q], kind);
        if (conflict != null && !conflict.equals(queries[q])) {
          names[at] = conflict;
          planted.put(at, new Planted(q, kind));
          at += Math.max(1, MARKS / NAMES / 7);
        }
      }
    }
    var started = System.nanoTime();
    var entries = new ArrayList<Entry>(MARKS);
    for (var n = 0; n < MARKS; n++) {
      entries.add(new Entry(n, Integer.toString(n), names[n], MarkText.of(names[n]), List.of("29"), "", "in-force", "", true));
    }
    var index = new MarkIndex(entries);
    System.out.printf("%,d marks, %d names, %d planted conflicts; index made in %.1f s, heap %,d MB%n", MARKS, NAMES, planted.size(), (System.nanoTime() - started) / 1e9,
        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    var learning = System.nanoTime();
    LookAlikes.learn(index.characters());
    System.out.printf("characters that look like the %,d of the names found out in %.1f s, as the site does after making its index%n", index.characters().size(), (System.nanoTime() - learning) / 1e9);
    var ours = recall("all channels", queries, planted, query -> ids(index.similar(query, Set.of(), 0, FIRST)));
    times(index, queries);
    for (var channel : List.of("sign", "sound", "letters", "meaning")) {
      IntPredicate keys = switch (channel) {
        case "sign" -> key -> key >>> 28 == 0;
        case "sound" -> key -> key >>> 28 == 2;
        case "letters" -> key -> key >>> 28 == 3;
        default -> key -> key >>> 28 == 4;
      };
      var alone = recall(channel + " alone", queries, planted, query -> ids(index.similar(query, Set.of(), 0, 400, keys).stream()
          .sorted(java.util.Comparator.comparingDouble((Found found) -> -part(found, channel)).thenComparing(found -> found.entry().number())).limit(FIRST).toList()));
      System.out.printf("  ours is %.2f times that%n", ours / Math.max(1e-9, alone));
    }
    var trigrams = trigrams(names, queries, planted);
    System.out.printf("  ours is %.2f times that%n", ours / Math.max(1e-9, trigrams));
  }

  private static double part(Found found, String respect) {
    return found.likeness().parts().stream().filter(part -> part.respect().equals(respect)).mapToDouble(Likeness.Part::score).max().orElse(0);
  }

  private static Set<Integer> ids(List<Found> found) {
    var ids = new HashSet<Integer>();
    found.forEach(one -> ids.add((int) one.entry().id()));
    return ids;
  }

  private double recall(String way, String[] queries, Map<Integer, Planted> planted, Function<String, Set<Integer>> search) {
    var byQuery = new HashMap<Integer, List<Integer>>();
    planted.forEach((mark, told) -> byQuery.computeIfAbsent(told.query(), _ -> new ArrayList<>()).add(mark));
    var hit = new EnumMap<Kind, int[]>(Kind.class);
    var from = System.nanoTime();
    byQuery.forEach((query, marks) -> {
      var found = search.apply(queries[query]);
      marks.forEach(mark -> {
        var counts = hit.computeIfAbsent(planted.get(mark).kind(), _ -> new int[2]);
        counts[1]++;
        counts[0] += found.contains(mark) ? 1 : 0;
      });
    });
    var right = hit.values().stream().mapToInt(counts -> counts[0]).sum();
    System.out.printf("%s: recall@%d %.3f, %.1f ms a name;", way, FIRST, right / (double) planted.size(), (System.nanoTime() - from) / 1e6 / byQuery.size());
    hit.forEach((kind, counts) -> System.out.printf(" %s %d/%d", kind, counts[0], counts[1]));
    System.out.println();
    return right / (double) planted.size();
  }

  private void times(MarkIndex index, String[] queries) {
    for (var round = 0; round < 3; round++) {
      var times = new long[2_000];
      var worked = new long[times.length];
      var clock = java.lang.management.ManagementFactory.getThreadMXBean();
      for (var n = 0; n < times.length; n++) {
        var query = n % 2 == 0 ? queries[random.nextInt(queries.length)] : name();
        var from = System.nanoTime();
        var cpu = clock.getCurrentThreadCpuTime();
        index.similar(query, Set.of(), 0.5, FIRST);
        worked[n] = clock.getCurrentThreadCpuTime() - cpu;
        times[n] = System.nanoTime() - from;
      }
      Arrays.sort(times);
      Arrays.sort(worked);
      // beside other work the clock tells of the others; what the thread itself worked does not
      System.out.printf("one name p50 %.2f ms, p99 %.2f ms, most %.2f ms; the thread's own work p50 %.2f ms, p99 %.2f ms%n", times[1_000] / 1e6, times[1_980] / 1e6, times[1_999] / 1e6, worked[1_000] / 1e6,
          worked[1_980] / 1e6);
    }
  }

  private double trigrams(String[] names, String[] queries, Map<Integer, Planted> planted) throws IOException {
    db().sql("create extension if not exists pg_trgm").update();
    db().sql("create table bench_mark (id int, name text)").update();
    var rows = new StringBuilder();
    for (var n = 0; n < names.length; n++) {
      rows.append(n).append('\t').append(names[n].replace("\\", "")).append('\n');
    }
    try (var connection = dataSource().getConnection()) {
      connection.unwrap(org.postgresql.PGConnection.class).getCopyAPI().copyIn("copy bench_mark from stdin", new StringReader(rows.toString()));
    } catch (java.sql.SQLException cause) {
      throw new IllegalStateException(cause);
    }
    db().sql("create index on bench_mark using gist (name gist_trgm_ops)").update();
    db().sql("analyze bench_mark").update();
    return recall("pg_trgm (nearest by GiST)", queries, planted, query -> new HashSet<>(db().sql("select id from bench_mark order by name <-> ? limit " + FIRST).param(query).query(Integer.class).list()));
  }

  private void characters() throws IOException {
    var table = Path.of("../shared/data/trademarks/similar_chars_pairs.json");
    if (Files.exists(table)) {
      var pairs = Pattern.compile("\"char1\": \"(.)\",\\s*\"char2\": \"(.)\"").matcher(Files.readString(table));
      while (pairs.find()) {
        looks.computeIfAbsent(pairs.group(1).charAt(0), _ -> new ArrayList<>()).add(pairs.group(2).charAt(0));
        looks.computeIfAbsent(pairs.group(2).charAt(0), _ -> new ArrayList<>()).add(pairs.group(1).charAt(0));
      }
    } else {
      System.out.println("The table of look-alike characters is not beside the project: none are planted.");
    }
    for (var line : Characters.lines("characters.tsv")) {
      var c = line.charAt(0);
      var sign = Characters.of(c);
      // the first plane of the common characters; the rest does not stand in names
      if (c >= 0x4e00 && c <= 0x9fa5 && sign != null && !sign.strokes().isEmpty() && sign.strokes().length() <= 16 && Characters.plain(c) == c) {
        common.add(c);
        bySound.computeIfAbsent(sign.readings().getFirst().syllable(), _ -> new ArrayList<>()).add(c);
      }
    }
    System.out.printf("%,d characters, %,d with look-alikes%n", common.size(), looks.size());
  }

  /** A character as names have them: few are common. */
  private char one() {
    var share = random.nextDouble();
    return common.get((int) (share * share * common.size()));
  }

  private String han(int length) {
    var name = new StringBuilder();
    for (var n = 0; n < length; n++) {
      name.append(one());
    }
    return name.toString();
  }

  private String name() {
    var draw = random.nextInt(100);
    if (draw < 12) {
      var letters = new StringBuilder();
      for (var n = 0; n < 2 + random.nextInt(2); n++) {
        letters.append(spelt(one()));
      }
      return letters.toString();
    }
    var name = han(draw < 50 ? 2 : draw < 85 ? 3 : 4);
    return draw % 7 == 0 ? name + ADDED[random.nextInt(ADDED.length)] : name;
  }

  private static String spelt(char c) {
    var sign = Characters.of(c);
    return sign == null ? "a" : sign.readings().getFirst().syllable();
  }

  private @org.jspecify.annotations.Nullable String conflict(String name, Kind kind) {
    return switch (kind) {
      case HOMOPHONE -> replaced(name, name.length(), c -> other(bySound.getOrDefault(spelt(c), List.of()), c));
      case LOOK_ALIKE -> {
        var replaced = replaced(name, 1, c -> other(looks.getOrDefault(c, List.of()), c));
        yield replaced.equals(name) ? null : replaced;
      }
      case TURNED -> new StringBuilder(name).reverse().toString();
      case ADDED -> name + ADDED[random.nextInt(ADDED.length)];
      case SPELT -> name.chars().mapToObj(c -> spelt((char) c)).reduce("", String::concat);
      case CHANGED -> name.length() < 3 ? null : name.substring(0, name.length() - 1) + one();
    };
  }

  private char other(List<Character> some, char c) {
    var others = some.stream().filter(one -> one != c).toList();
    return others.isEmpty() ? c : others.get(random.nextInt(others.size()));
  }

  private static String replaced(String name, int most, Function<Character, Character> other) {
    var written = name.toCharArray();
    var changed = 0;
    for (var n = 0; n < written.length && changed < most; n++) {
      var c = other.apply(written[n]);
      changed += c == written[n] ? 0 : 1;
      written[n] = c;
    }
    return new String(written);
  }
}
