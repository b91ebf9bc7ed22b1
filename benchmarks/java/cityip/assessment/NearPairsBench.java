package cityip.assessment;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;

/** Near duplicates among generated patents: found, missed, told wrongly; time for all pairs and for one new filing; beside Lucene and the exact way. */
class NearPairsBench {

  private static final int TEXTS = Integer.getInteger("texts", 1_000_000);
  private static final int GROUPS = Math.min(5_000, TEXTS / 20);
  private static final double LEAST = 0.40;

  @Test
  void findsWhatWasPlanted() throws Exception {
    var planted = new PlantedPatents(TEXTS, GROUPS, 20260101);
    System.out.printf("%,d texts, %,d groups, %,d pairs, %.0f signs each%n", TEXTS, GROUPS, planted.truth.size(), Arrays.stream(planted.texts).limit(1000).mapToInt(String::length).average().orElse(0));
    for (var round = 0; round < (TEXTS > 100_000 ? 2 : 3); round++) {
      var started = System.nanoTime();
      var rarity = Rarity.of(TEXTS, n -> planted.texts[n], n -> planted.applicants[n]);
      var counted = System.nanoTime();
      var near = new NearPairs(TEXTS, n -> planted.texts[n], rarity, LEAST);
      var signed = System.nanoTime();
      var pairs = near.pairs();
      var done = System.nanoTime();
      System.out.printf("all pairs %.1f s (rarity %.1f, signatures %.1f, pairs %.1f), %d rows a band, heap %,d MB%n", seconds(started, done), seconds(started, counted), seconds(counted, signed),
          seconds(signed, done), near.rows(), (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
      score(planted, pairs);
      oneFiling(planted, near);
    }
    exact(planted);
    lucene(planted);
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }

  private static void score(PlantedPatents planted, java.util.List<NearPairs.Pair> pairs) {
    var right = 0;
    var missed = new EnumMap<PlantedPatents.Kind, int[]>(PlantedPatents.Kind.class);
    for (var kind : PlantedPatents.Kind.values()) {
      missed.put(kind, new int[2]);
    }
    planted.truth.values().forEach(kind -> missed.get(kind)[1]++);
    for (var pair : pairs) {
      var kind = planted.truth.get(PlantedPatents.key(pair.one(), pair.other()));
      if (kind != null) {
        right++;
        missed.get(kind)[0]++;
      }
    }
    var precision = right / (double) pairs.size();
    var recall = right / (double) planted.truth.size();
    System.out.printf("pairs told %,d, precision %.4f, recall %.4f, F1 %.4f%n", pairs.size(), precision, recall, 2 * precision * recall / (precision + recall));
    missed.forEach((kind, counts) -> System.out.printf("  %s %d of %d%n", kind, counts[0], counts[1]));
  }

  private static void oneFiling(PlantedPatents planted, NearPairs near) {
    var random = new SplittableRandom(7);
    var times = new long[4_000];
    var worked = new long[times.length];
    var clock = java.lang.management.ManagementFactory.getThreadMXBean();
    for (var n = 0; n < times.length; n++) {
      var text = planted.texts[random.nextInt(TEXTS)];
      var from = System.nanoTime();
      var cpu = clock.getCurrentThreadCpuTime();
      near.like(text);
      worked[n] = clock.getCurrentThreadCpuTime() - cpu;
      times[n] = System.nanoTime() - from;
    }
    Arrays.sort(times);
    Arrays.sort(worked);
    // beside other work the clock tells of the others; what the thread itself worked does not
    System.out.printf("one filing p50 %.2f ms, p99 %.2f ms; the thread's own work p50 %.2f ms, p99 %.2f ms%n", times[2_000] / 1e6, times[3_960] / 1e6, worked[2_000] / 1e6, worked[3_960] / 1e6);
  }

  /** Every pair of a sample compared exactly, with and without rarity: what the best threshold of plain Jaccard reaches. */
  private static void exact(PlantedPatents planted) {
    var some = new HashSet<Integer>();
    planted.truth.keySet().stream().sorted().limit(900).forEach(key -> {
      some.add((int) (key >> 32));
      some.add(key.intValue());
    });
    for (var n = 0; some.size() < 4_000 && n < TEXTS; n += Math.max(1, TEXTS / 2_500)) {
      some.add(n);
    }
    var ids = some.stream().mapToInt(Integer::intValue).sorted().toArray();
    var shingles = Arrays.stream(ids).mapToObj(n -> Shingles.of(planted.texts[n])).toList();
    var found = new int[101][2];
    var all = 0;
    for (var i = 0; i < ids.length; i++) {
      for (var j = i + 1; j < ids.length; j++) {
        var same = planted.truth.containsKey(PlantedPatents.key(ids[i], ids[j])) ? 1 : 0;
        found[(int) (100 * shingles.get(i).alike(shingles.get(j)))][same]++;
        all += same;
      }
    }
    var best = 0.0;
    var at = 0;
    for (int least = 100, right = 0, told = 0; least >= 0; least--) {
      right += found[least][1];
      told += found[least][0] + found[least][1];
      var f1 = 2.0 * right / (told + all);
      if (f1 > best) {
        best = f1;
        at = least;
      }
    }
    System.out.printf("exact plain Jaccard on %,d texts, all %,d pairs compared: best F1 %.4f at %.2f%n", ids.length, (long) ids.length * (ids.length - 1) / 2, best, at / 100.0);
  }

  /** Signing and joining the same texts with Lucene's filter: 128 buckets, one hash, three-sign grams; equal bucket values joined two by two as ours. */
  private static void lucene(PlantedPatents planted) throws Exception {
    var count = Math.min(TEXTS, 20_000);
    var analyzer = new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        var grams = new NGramTokenizer(3, 3);
        return new TokenStreamComponents(grams, new MinHashFilter(grams, 1, 128, 1, true));
      }
    };
    for (var round = 0; round < 2; round++) {
      var started = System.nanoTime();
      var buckets = new java.util.HashMap<String, int[]>();
      for (var n = 0; n < count; n++) {
        try (var tokens = analyzer.tokenStream("text", planted.texts[n])) {
          var term = tokens.addAttribute(CharTermAttribute.class);
          tokens.reset();
          for (var place = 0; tokens.incrementToken(); place++) {
            buckets.merge(place + ":" + term, new int[] {n}, (one, other) -> {
              var both = Arrays.copyOf(one, one.length + 1);
              both[one.length] = other[0];
              return both;
            });
          }
          tokens.end();
        }
      }
      var theirs = System.nanoTime() - started;
      started = System.nanoTime();
      var rarity = Rarity.of(count, n -> planted.texts[n], n -> planted.applicants[n]);
      new NearPairs(count, n -> planted.texts[n], rarity, LEAST).pairs();
      var ours = System.nanoTime() - started;
      System.out.printf("%,d texts: Lucene MinHashFilter signed and bucketed %.2f s (one thread, nothing compared yet), ours all pairs %.2f s (two threads): %.1f times%n", count, theirs / 1e9, ours / 1e9,
          (double) theirs / ours);
    }
  }
}
