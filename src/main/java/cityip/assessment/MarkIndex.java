package cityip.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * All marks of the registry, so that one name is set against a million in milliseconds: marks are found by the characters they share with it, by
 * characters that look alike, by syllables, by letters and by meaning; the best are then compared in full. It does not change once made.
 */
final class MarkIndex {

  private static final int COMPARED = 400;

  /** One mark. {@code open} when everybody may see it. */
  record Entry(long id, String number, String name, MarkText text, List<String> classes, String owner, String state, String filed, boolean open) {}

  /** A mark that is alike. */
  record Found(Entry entry, Likeness likeness) {}

  private final List<Entry> entries;
  private final Map<Integer, int[]> postings = new HashMap<>();
  private final ThreadLocal<float[]> votes;
  /** What a vote counts for each mark: less for a longer name. */
  private final float[] lengths;

  MarkIndex(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    votes = ThreadLocal.withInitial(() -> new float[this.entries.size()]);
    lengths = new float[this.entries.size()];
    var sizes = new HashMap<Integer, Integer>();
    var growing = new HashMap<Integer, int[]>();
    for (var n = 0; n < this.entries.size(); n++) {
      for (var key : keys(this.entries.get(n).text())) {
        var at = sizes.merge(key, 1, Integer::sum) - 1;
        var list = growing.computeIfAbsent(key, _ -> new int[4]);
        if (at == list.length) {
          list = Arrays.copyOf(list, at * 2);
          growing.put(key, list);
        }
        list[at] = n;
      }
      var text = this.entries.get(n).text();
      lengths[n] = (float) (1 / Math.sqrt(2 + text.core().length() + text.letters().length() / 3.0));
    }
    growing.forEach((key, list) -> postings.put(key, Arrays.copyOf(list, sizes.getOrDefault(key, 0))));
  }

  /** The characters of all names: their own keys are below those of the other kinds. */
  Set<Character> characters() {
    return postings.keySet().stream().filter(key -> key >>> 16 == 0).map(key -> (char) (int) key).collect(Collectors.toSet());
  }

  int size() {
    return entries.size();
  }

  private static Set<Integer> keys(MarkText text) {
    var keys = new HashSet<Integer>();
    for (var c : text.han().toCharArray()) {
      keys.add((int) c);
      syllables(c).forEach(syllable -> keys.add(spoken(syllable)));
    }
    grams(text.letters()).forEach(gram -> keys.add(written(gram)));
    MarkWords.meanings(text.core(), text.han().isEmpty() ? text.words() : List.of()).forEach(some -> some.forEach(one -> keys.add(0x40000000 | one)));
    if (text.han().isEmpty() && text.letters().isEmpty()) {
      keys.add(0x50000000 | text.plain().hashCode() & 0xfffffff);
    }
    return keys;
  }

  private static int spoken(String syllable) {
    return 0x20000000 | syllable.hashCode() & 0xfffffff;
  }

  private static int written(String gram) {
    return 0x30000000 | gram.hashCode() & 0xfffffff;
  }

  private static Set<String> syllables(char c) {
    var sign = Characters.of(c);
    return sign == null ? Set.of() : sign.readings().stream().map(Sound::syllable).collect(Collectors.toSet());
  }

  private static Set<String> grams(String letters) {
    var grams = new HashSet<String>();
    var framed = "^" + letters + "$";
    for (var n = 0; !letters.isEmpty() && n + 3 <= framed.length(); n++) {
      grams.add(framed.substring(n, n + 3));
    }
    return grams;
  }

  /** The marks most like a name, the most alike first; classes empty for all. */
  List<Found> similar(String name, Set<String> classes, double least, int limit) {
    return similar(name, classes, least, limit, _ -> true);
  }

  /** @param channel which keys may bring a candidate; a key's kind stands in its highest bits */
  List<Found> similar(String name, Set<String> classes, double least, int limit, IntPredicate channel) {
    var text = MarkText.of(name);
    var found = new ArrayList<Found>();
    for (var n : candidates(text, classes, channel)) {
      var entry = entries.get(n);
      var likeness = MarkScale.score(text, entry.text());
      if (likeness.score() >= least) {
        found.add(new Found(entry, likeness));
      }
    }
    found.sort(Comparator.comparingDouble((Found one) -> -one.likeness().score()).thenComparing(one -> one.entry().number()));
    return found.stream().limit(limit).map(one -> new Found(one.entry(), MarkScale.compare(text, one.entry().text()))).toList();
  }

  private int[] candidates(MarkText text, Set<String> classes, IntPredicate channel) {
    var votes = this.votes.get();
    var touched = new int[Math.min(entries.size(), 1 << 16)];
    var count = 0;
    for (var place : places(text)) {
      for (var vote : place.entrySet()) {
        for (var n : channel.test(vote.getKey()) ? postings.getOrDefault(vote.getKey(), NONE) : NONE) {
          if (votes[n] == 0) {
            if (count == touched.length) {
              touched = Arrays.copyOf(touched, count * 2);
            }
            touched[count++] = n;
          }
          votes[n] += vote.getValue();
        }
      }
    }
    return best(votes, touched, count, classes);
  }

  private static final int[] NONE = new int[0];

  /** For each place of the name what may stand there, with how much it says. A seldom key says more than one that many marks have. */
  private List<Map<Integer, Float>> places(MarkText text) {
    var places = new ArrayList<Map<Integer, Float>>();
    for (var c : text.core().toCharArray()) {
      var place = new HashMap<Integer, Float>();
      place.put((int) c, weight(c, 0.5f));
      for (var other : LookAlikes.of(c)) {
        if (postings.containsKey((int) other)) {
          place.put((int) other, weight(other, 0.7f));
        }
      }
      syllables(c).forEach(syllable -> place.put(spoken(syllable), weight(spoken(syllable), 1f)));
      places.add(place);
    }
    grams(text.letters()).forEach(gram -> places.add(Map.of(written(gram), weight(written(gram), 0.6f))));
    if (!text.letters().isEmpty() && text.han().isEmpty()) {
      Letters.syllables(text.letters()).forEach(syllable -> places.add(Map.of(spoken(syllable), weight(spoken(syllable), 1f))));
    }
    if (!text.han().isEmpty()) {
      var spelt = text.core().chars().mapToObj(c -> syllables((char) c).stream().findFirst().orElse("")).collect(Collectors.joining());
      grams(spelt).forEach(gram -> places.add(Map.of(written(gram), weight(written(gram), 0.5f))));
    }
    MarkWords.meanings(text.core(), text.han().isEmpty() ? text.words() : List.of())
        .forEach(some -> some.forEach(one -> places.add(Map.of(0x40000000 | one, weight(0x40000000 | one, 1f)))));
    if (text.han().isEmpty() && text.letters().isEmpty()) {
      places.add(Map.of(0x50000000 | text.plain().hashCode() & 0xfffffff, 1f));
    }
    return places;
  }

  private float weight(int key, float share) {
    var marks = postings.getOrDefault(key, NONE).length;
    return share * (float) Math.log(2 + entries.size() / (1.0 + marks));
  }

  /** Those with the most votes for their length, in no order; votes are put back to nothing. */
  private int[] best(float[] votes, int[] touched, int count, Set<String> classes) {
    // a heap with the weakest on top: most of those touched never enter it
    var heap = new PriorityLongs(COMPARED);
    for (var i = 0; i < count; i++) {
      var n = touched[i];
      var share = votes[n] * lengths[n];
      votes[n] = 0;
      var ranked = (long) Float.floatToIntBits(share) << 32 | n;
      if (heap.wouldTake(ranked) && (classes.isEmpty() || entries.get(n).classes().stream().anyMatch(classes::contains))) {
        heap.take(ranked);
      }
    }
    return Arrays.stream(heap.all()).mapToInt(ranked -> (int) ranked).toArray();
  }

  /** The so many greatest numbers. */
  private static final class PriorityLongs {
    private final long[] heap;
    private int size;

    private PriorityLongs(int most) {
      heap = new long[most];
    }

    private boolean wouldTake(long value) {
      return size < heap.length || value > heap[0];
    }

    private void take(long value) {
      if (size < heap.length) {
        var at = size++;
        for (; at > 0 && heap[at - 1 >> 1] > value; at = at - 1 >> 1) {
          heap[at] = heap[at - 1 >> 1];
        }
        heap[at] = value;
        return;
      }
      var at = 0;
      for (var child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && heap[child + 1] < heap[child]) {
          child++;
        }
        if (heap[child] >= value) {
          break;
        }
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = value;
    }

    private long[] all() {
      return Arrays.copyOf(heap, size);
    }
  }
}
