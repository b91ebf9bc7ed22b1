package cityip.search;

import cityip.shell.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What somebody who has begun to type may mean, and what somebody may have meant who found nothing. Both are found by
 * searching within what the asker may see, so neither can tell of anything else.
 */
@Component
public final class Suggestions {

  private static final int OF_EACH = 5;

  private final SearchIndex index;

  Suggestions(SearchIndex index) {
    this.index = index;
  }

  /** Owner, title or number; {@code label} and {@code value} narrow a search to it, both empty for words. */
  public record Suggestion(String kind, String text, long hits, Map<String, String> address) {}

  /** At most five of each kind; none for less than two letters or one character. */
  public List<Suggestion> begun(String typed, Scope scope) {
    var text = Folding.fold(typed.strip());
    if (text.isEmpty() || text.length() > 60 || text.length() < 2 && !Folding.isHan(text.codePointAt(0))) {
      return List.of();
    }
    var found = new ArrayList<Suggestion>(owners(text, scope));
    if (text.chars().filter(Character::isDigit).count() >= 4) {
      var begins = new SearchRequest(new Wanted.Under("number", text.toUpperCase(Locale.ROOT).replaceAll("\\s", "")), scope, SearchOrder.NUMBER, false, OF_EACH, 0, List.of());
      index.search(begins).hits().forEach(hit -> found.add(new Suggestion("number", hit.shown("number"), 1, Map.of("q", hit.shown("number")))));
    }
    var titles = new LinkedHashSet<String>();
    index.search(SearchRequest.of(new Wanted.Phrase(SearchField.TITLE, text), scope, OF_EACH * 4)).hits().forEach(hit -> titles.add(hit.shown("title")));
    titles.stream().limit(OF_EACH).forEach(title -> found.add(new Suggestion("title", title, 1, Map.of("q", title))));
    return found;
  }

  private List<Suggestion> owners(String text, Scope scope) {
    var ways = new ArrayList<Wanted>(List.of(new Wanted.Phrase(SearchField.OWNER, text)));
    var letters = text.matches("[a-z]{2,40}");
    if (letters) {
      var whole = complete(text);
      if (!whole.isEmpty()) {
        ways.add(new Wanted.Terms("s_owners", whole));
      }
      ways.add(new Wanted.Terms("s_initials", Sounds.pairs(text)));
    }
    var counts = index.search(new SearchRequest(new Wanted.Any(ways), scope, SearchOrder.RELEVANCE, false, 0, 0, List.of("ownerName"))).facets().getOrDefault("ownerName", List.of());
    return counts.stream().filter(count -> Folding.fold(count.value()).contains(text) || letters && sounds(count.value(), text)).limit(OF_EACH)
        .map(count -> new Suggestion("owner", count.value(), count.hits(), address(count.value()))).toList();
  }

  private static Map<String, String> address(String owner) {
    var address = new LinkedHashMap<String, String>();
    address.put("q", "");
    address.put("ownerName", owner);
    return address;
  }

  /** The syllables that are whole; the last one is perhaps still being typed. */
  private static List<String> complete(String letters) {
    for (var end = letters.length(); end > Math.max(1, letters.length() - 4); end--) {
      var syllables = Sounds.syllables(letters.substring(0, end));
      if (!syllables.isEmpty()) {
        return syllables;
      }
    }
    return List.of();
  }

  private static boolean sounds(String name, String letters) {
    return Sounds.of(name).stream().anyMatch(reading -> String.join("", reading).contains(letters)
        || reading.stream().map(syllable -> syllable.substring(0, 1)).reduce("", String::concat).contains(letters));
  }

  /** What was probably meant: each word that is found nowhere, by one that sounds or is spelt like it; empty when there is none. */
  public Optional<String> meant(String typed, Scope scope) {
    var words = typed.strip().split("\\s+");
    if (words.length > 6 || typed.length() > 80) {
      return Optional.empty();
    }
    var changed = false;
    for (var n = 0; n < words.length; n++) {
      if (index.search(SearchRequest.words(words[n], scope, 0)).total() == 0) {
        var other = like(Folding.fold(words[n]), scope);
        if (other.isPresent()) {
          words[n] = other.get();
          changed = true;
        }
      }
    }
    var meant = String.join(" ", words);
    return changed && index.search(SearchRequest.words(meant, scope, 0)).total() > 0 ? Optional.of(meant) : Optional.empty();
  }

  private Optional<String> like(String word, Scope scope) {
    if (word.matches("[a-z]{4,30}")) {
      return index.search(SearchRequest.of(new Wanted.Misspelt(SearchField.ANY, word), scope, 5)).hits().stream()
          .flatMap(hit -> List.of((hit.shown("title") + " " + hit.shown("abstract") + " " + hit.shown("owner")).toLowerCase(Locale.ROOT).split("[^a-z]+")).stream())
          .filter(other -> other.length() > 2 && distance(word, other) <= 2).min(java.util.Comparator.comparingInt(other -> distance(word, other)));
    }
    if (word.length() < 2 || word.length() > 20 || !word.chars().allMatch(Folding::isHan)) {
      return Optional.empty();
    }
    for (var field : List.of(List.of("s_title", "title"), List.of("s_owners", "owner"))) {
      var hits = index.search(SearchRequest.of(new Wanted.Any(Sounds.of(word).stream().<Wanted>map(reading -> new Wanted.Terms(field.getFirst(), reading)).toList()), scope, 5)).hits();
      for (var hit : hits) {
        var said = soundingLike(word, hit.shown(field.getLast()));
        if (said.isPresent()) {
          return said;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> soundingLike(String word, String text) {
    for (var at = 0; at + word.length() <= text.length(); at++) {
      var n = 0;
      while (n < word.length() && Sounds.alike(word.charAt(n), text.charAt(at + n))) {
        n++;
      }
      if (n == word.length()) {
        return Optional.of(text.substring(at, at + n));
      }
    }
    return Optional.empty();
  }

  static int distance(String one, String other) {
    var before = new int[other.length() + 1];
    for (var n = 0; n < before.length; n++) {
      before[n] = n;
    }
    for (var i = 1; i <= one.length(); i++) {
      var row = new int[before.length];
      row[0] = i;
      for (var j = 1; j < row.length; j++) {
        row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
      }
      before = row;
    }
    return before[other.length()];
  }
}
