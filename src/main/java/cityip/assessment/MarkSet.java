package cityip.assessment;

import cityip.assessment.MarkIndex.Entry;
import cityip.assessment.MarkIndex.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The marks of the register as a large index and a small one of what changed since it was made; nothing of it changes once made. */
final class MarkSet {

  static final MarkSet EMPTY = new MarkSet(new MarkIndex(List.of()), Map.of(), new MarkIndex(List.of()), Map.of(), Set.of());
  /** From which share of changed marks on the large index is made anew. */
  private static final double MUCH = 0.05;
  private static final int FEW = 200;

  private final MarkIndex large;
  private final Map<Long, Entry> inLarge;
  private final MarkIndex small;
  private final Map<Long, Entry> inSmall;
  /** Marks of the large index that are other now or are no longer there. */
  private final Set<Long> gone;

  private MarkSet(MarkIndex large, Map<Long, Entry> inLarge, MarkIndex small, Map<Long, Entry> inSmall, Set<Long> gone) {
    this.large = large;
    this.inLarge = inLarge;
    this.small = small;
    this.inSmall = inSmall;
    this.gone = gone;
  }

  private static Map<Long, Entry> byId(List<Entry> entries) {
    var all = new HashMap<Long, Entry>(entries.size() * 2);
    entries.forEach(entry -> all.put(entry.id(), entry));
    return all;
  }

  /** The marks as they are now; what did not change is not indexed again. */
  MarkSet with(List<Entry> now) {
    var all = byId(now);
    var changed = now.stream().filter(entry -> !entry.equals(inLarge.get(entry.id()))).toList();
    var gone = new HashSet<Long>();
    inLarge.forEach((id, entry) -> {
      if (!entry.equals(all.get(id))) {
        gone.add(id);
      }
    });
    if (changed.size() + gone.size() > Math.max(FEW, inLarge.size() * MUCH)) {
      return new MarkSet(new MarkIndex(now), all, new MarkIndex(List.of()), Map.of(), Set.of());
    }
    var some = byId(changed);
    return some.equals(inSmall) && gone.equals(this.gone) ? this : new MarkSet(large, inLarge, new MarkIndex(changed), some, Set.copyOf(gone));
  }

  /** What was not there or was other before, for whoever watches. */
  MarkSet since(MarkSet before) {
    if (before == EMPTY || large != before.large) {
      return this;
    }
    var fresh = inSmall.values().stream().filter(entry -> !entry.equals(before.entry(entry.id()))).toList();
    return new MarkSet(new MarkIndex(fresh), byId(fresh), new MarkIndex(List.of()), Map.of(), Set.of());
  }

  @Nullable Entry entry(long id) {
    var changed = inSmall.get(id);
    return changed != null ? changed : gone.contains(id) ? null : inLarge.get(id);
  }

  int size() {
    return large.size() - gone.size() + small.size();
  }

  /** The characters of all names. */
  Set<Character> characters() {
    var all = new HashSet<>(large.characters());
    all.addAll(small.characters());
    return all;
  }

  /** How many marks stand in the small index. */
  int changed() {
    return small.size();
  }

  /** The marks most like a name, the most alike first; classes empty for all. */
  List<Found> similar(String name, Set<String> classes, double least, int limit) {
    if (small.size() == 0 && gone.isEmpty()) {
      return large.similar(name, classes, least, limit);
    }
    var found = new ArrayList<>(large.similar(name, classes, least, limit + Math.min(gone.size(), 200)).stream().filter(one -> !gone.contains(one.entry().id())).toList());
    found.addAll(small.similar(name, classes, least, limit));
    found.sort(Comparator.comparing((Found one) -> one.likeness().score()).reversed().thenComparing(one -> one.entry().number()));
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }
}
