package cityip.search;

import cityip.shell.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Names of marks like a name: what contains it, what looks like it, what sounds like it, what means the same. It finds what to look
 * at and says why; whether two marks are confusingly similar is for those who decide.
 */
@Component
public final class MarkSearch {

  public static final int LONGEST = 40;
  private static final int OF_EACH = 150;
  private static final double WORTH_SHOWING = 0.3;
  private static final double MEANS_LITTLE = 0.45;

  private final SearchIndex index;
  private final Meaning meaning;

  MarkSearch(SearchIndex index, Meaning meaning) {
    this.index = index;
    this.meaning = meaning;
  }

  /** A mark like the name, with how like it is to each sense, from 0 to 1. */
  public record Like(SearchResult.Hit hit, double together, double eye, double ear, double meaning) {}

  /** The marks most like a name, in these Nice classes or in all when none are named. */
  public List<Like> like(String name, Set<String> classes, Scope scope, int size) {
    var marks = new ArrayList<Wanted>(List.of(new Wanted.OneOf("kind", Set.of("trademark"))));
    if (!classes.isEmpty()) {
      marks.add(new Wanted.OneOf("class", classes));
    }
    var among = new Wanted.All(marks);
    var found = new LinkedHashMap<String, SearchResult.Hit>();
    for (var channel : channels(name)) {
      index.search(SearchRequest.of(Wanted.both(channel, among), scope, OF_EACH)).hits().forEach(hit -> found.putIfAbsent(hit.id(), hit));
    }
    Map<String, Double> meant = new LinkedHashMap<>();
    if (index.knowsMeaning()) {
      index.nearest(meaning.asked(name), among, scope, OF_EACH).forEach(hit -> {
        found.putIfAbsent(hit.id(), hit);
        meant.put(hit.id(), Math.max(0, (hit.score() - MEANS_LITTLE) / (1 - MEANS_LITTLE)));
      });
    }
    return found.values().stream().map(hit -> like(name, hit, meant.getOrDefault(hit.id(), 0.0))).filter(like -> like.together >= WORTH_SHOWING)
        .sorted(Comparator.comparingDouble(Like::together).reversed().thenComparing(like -> like.hit.shown("number"))).limit(size).toList();
  }

  private static Like like(String name, SearchResult.Hit hit, double meaning) {
    var eye = MarkLikeness.toTheEye(name, hit.shown("title"));
    var ear = MarkLikeness.toTheEar(name, hit.shown("title"));
    return new Like(hit, MarkLikeness.together(List.of(eye, ear, meaning)), eye, ear, meaning);
  }

  /** Where to look: the name as it is, its parts, characters that look alike, its sounds. */
  private static List<Wanted> channels(String name) {
    var plain = Folding.fold(name).replaceAll("\\s", "");
    var channels = new ArrayList<Wanted>();
    channels.add(new Wanted.Phrase(SearchField.TITLE, plain));
    channels.add(new Wanted.Alike(SearchField.TITLE, plain, 0));
    var places = new ArrayList<Wanted>();
    for (var n = 0; n < plain.length(); n++) {
      if (Folding.isHan(plain.charAt(n))) {
        var ways = new ArrayList<Wanted>(List.of(new Wanted.Phrase(SearchField.TITLE, plain.substring(n, n + 1))));
        Glyphs.alike(plain.charAt(n)).chars().limit(24).forEach(c -> ways.add(new Wanted.Phrase(SearchField.TITLE, Character.toString(c))));
        places.add(new Wanted.Any(ways));
      }
    }
    if (!places.isEmpty()) {
      channels.add(new Wanted.AtLeast(Math.max(1, places.size() - 1), places));
    }
    for (var reading : Sounds.of(plain)) {
      channels.add(new Wanted.Terms("s_title", reading));
      if (reading.size() > 1) {
        channels.add(new Wanted.AtLeast(reading.size() - 1, reading.stream().<Wanted>map(syllable -> new Wanted.Terms("s_title", List.of(syllable))).toList()));
      }
    }
    return channels;
  }
}
