package cityip.assessment;

import cityip.assessment.Signals.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * What was told in other words: candidates come from the nearest in meaning, since signatures bring paraphrases together seldom, and are ranked by meaning and
 * words together. Only older filings of applicants that are not related count; the same family or day is no copy.
 */
final class MeaningSignals {

  private static final int NEAREST = 5;
  /** As many filings as some minutes allow; the newest go first. */
  private static final int MOST = 5_000;
  private static final int SHORTEST = 80;

  private MeaningSignals() {}

  /** @param nearest a filing and how many → ids of the filings nearest in meaning with the cosine; none while meaning is not known */
  static List<Seen> with(List<Seen> seen, Signals.Wanted wanted, JsonNode limits, BiFunction<Filing, Integer, List<Map.Entry<Long, Double>>> nearest) {
    var patents = new HashMap<Long, Filing>();
    wanted.filings().stream().filter(one -> one.right().number().kind().isPatent() && one.words().length() >= SHORTEST).forEach(one -> patents.put(one.right().id(), one));
    var told = new HashSet<String>();
    seen.stream().filter(one -> one.other() != null).forEach(one -> told.add(one.filing().number()));
    var kin = Kinship.of(patents.values().stream().sorted(java.util.Comparator.comparing(Filing::filed).thenComparing(Filing::number)).toList(), limits.get("hub").intValue());
    var asked = patents.values().stream().filter(one -> !one.filed().isBefore(wanted.from()) && !told.contains(one.number()))
        .sorted(java.util.Comparator.comparing(Filing::filed).reversed().thenComparing(Filing::number)).limit(MOST).toList();
    var rarity = Rarity.of(asked.size(), n -> asked.get(n).words(), n -> asked.get(n).party());
    var all = new ArrayList<>(seen);
    for (var one : asked) {
      Seen best = null;
      for (var near : nearest.apply(one, NEAREST + 1)) {
        var other = patents.get(near.getKey());
        if (other == null || !other.filed().isBefore(one.filed()) || kin.between(other, one).isPresent() || NearSignals.lookAlike(other, one).isPresent()) {
          continue;
        }
        var words = Shingles.of(one.words()).alike(Shingles.of(other.words()), rarity);
        var strength = NearFilings.strength(words, near.getValue());
        if (strength >= limits.get("near-meaning").doubleValue() && (best == null || strength > best.strength())) {
          best = new Seen(Signal.NEAR_MEANING, strength, one, other, "", Math.round(near.getValue() * 100) + " %, " + Math.round(words * 100) + " %");
        }
      }
      if (best != null) {
        all.add(new Seen(best.signal(), Math.min(1, best.strength() / 1.3), best.filing(), best.other(), best.reason(), best.figures()));
      }
    }
    return List.copyOf(all);
  }
}
