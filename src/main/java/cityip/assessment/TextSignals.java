package cityip.assessment;

import cityip.assessment.Signals.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Signals of one text beside those of its field: figures that stand elsewhere too, signs put together by a machine, a first claim piled up. */
final class TextSignals {

  private static final Pattern FIGURE = Pattern.compile("\\d+\\.\\d+|\\d{2,}");
  private static final int MOST_FIGURES = 400;
  private static final int FEWEST_SIGNS = 60;

  private final List<Filing> patents;
  private final JsonNode limits;
  private final Predicate<Filing> asked;
  private final List<Seen> seen = new ArrayList<>();

  private TextSignals(List<Filing> patents, JsonNode limits, Predicate<Filing> asked) {
    this.patents = patents;
    this.limits = limits;
    this.asked = asked;
  }

  static List<Seen> of(List<Filing> patents, JsonNode limits, Predicate<Filing> asked) {
    var signals = new TextSignals(patents, limits, asked);
    signals.figures();
    signals.shuffled();
    signals.overlong();
    return signals.seen;
  }

  private void figures() {
    var least = limits.get("same-figures").intValue();
    var before = new HashMap<String, Filing>();
    for (var one : patents) {
      var figures = FIGURE.matcher(Characters.plain(one.words())).results().limit(MOST_FIGURES).map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
      if (figures.size() < least) {
        continue;
      }
      var other = before.putIfAbsent(String.join(" ", figures), one);
      // texts that are copies as a whole are told as such
      if (other != null && asked.test(one) && Shingles.of(one.words()).alike(Shingles.of(other.words())) < 0.3) {
        seen.add(new Seen(Signal.SAME_FIGURES, Math.min(1, 0.5 + figures.size() / 40.0), one, other, "", figures.size() + ": " + String.join(" ", figures)));
      }
    }
  }

  /** Two neighbouring signs that no other text has side by side; every text has some, a machine's nothing else. */
  private void shuffled() {
    if (patents.size() < limits.get("shuffled-among").intValue()) {
      return;
    }
    var texts = new HashMap<Integer, Integer>();
    patents.forEach(one -> neighbours(one).forEach(pair -> texts.merge(pair, 1, Integer::sum)));
    for (var one : patents) {
      var own = neighbours(one);
      if (asked.test(one) && own.size() >= FEWEST_SIGNS) {
        var odd = own.stream().filter(pair -> texts.getOrDefault(pair, 0) < 2).count() / (double) own.size();
        if (odd >= limits.get("shuffled").doubleValue()) {
          seen.add(new Seen(Signal.SHUFFLED, odd, one, null, "", Math.round(odd * 100) + " %"));
        }
      }
    }
  }

  private static HashSet<Integer> neighbours(Filing one) {
    var pairs = new HashSet<Integer>();
    var words = one.words();
    for (var n = 1; n < Math.min(words.length(), 40_000); n++) {
      if (Characters.isHan(words.charAt(n - 1)) && Characters.isHan(words.charAt(n))) {
        pairs.add(words.charAt(n - 1) << 16 | words.charAt(n));
      }
    }
    return pairs;
  }

  private void overlong() {
    var peers = limits.get("claim-peers").intValue();
    var times = limits.get("overlong").doubleValue();
    var fields = new LinkedHashMap<String, List<Filing>>();
    patents.stream().filter(one -> !one.texts().claims().isBlank() && !one.right().classes().isEmpty() && one.right().classes().getFirst().length() >= 4)
        .forEach(one -> fields.computeIfAbsent(one.right().classes().getFirst().substring(0, 4), _ -> new ArrayList<>()).add(one));
    fields.forEach((field, some) -> {
      if (some.size() < peers) {
        return;
      }
      var lengths = some.stream().mapToInt(TextSignals::firstClaim).sorted().toArray();
      var most = lengths[(int) (lengths.length * 0.95)];
      some.stream().filter(asked).filter(one -> firstClaim(one) > most * times).forEach(one -> seen.add(new Seen(Signal.OVERLONG, Math.min(1, 0.4 * firstClaim(one) / (most * times) + 0.2), one, null, "",
          firstClaim(one) + " > " + Math.round(most * times) + " (" + field + ", n=" + some.size() + ", p95=" + most + ")")));
    });
  }

  private static int firstClaim(Filing one) {
    return ClaimText.read(one.texts().claims()).stream().findFirst().map(claim -> claim.text().length()).orElse(0);
  }

  /** For tests: whether a text's own figures are enough to be compared. */
  static long figuresOf(String text) {
    return Arrays.stream(FIGURE.matcher(Characters.plain(text)).results().map(found -> found.group()).toArray()).distinct().count();
  }
}
