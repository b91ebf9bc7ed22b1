package cityip.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Shows in a text what was looked for, whichever engine found it: whole words of letters, any run of characters. */
public final class Highlights {

  private final List<Needle> needles = new ArrayList<>();

  private record Needle(SearchField in, String text) {}

  /** A stretch of text, found or not. */
  public record Piece(String text, boolean found) {}

  private record Stretch(int from, int to) {}

  public Highlights(Wanted wanted) {
    gather(wanted);
  }

  private void gather(Wanted wanted) {
    switch (wanted) {
      case Wanted.Phrase phrase -> add(phrase.in(), phrase.text());
      case Wanted.Near near -> near.parts().forEach(part -> add(near.in(), part));
      case Wanted.Pattern pattern -> add(pattern.in(), pattern.pattern().split("[*?]", 2)[0] + "*");
      case Wanted.Alike alike -> alike(alike).forEach(term -> add(alike.in(), term));
      case Wanted.All all -> all.of().forEach(this::gather);
      case Wanted.Any any -> any.of().forEach(this::gather);
      case Wanted.AtLeast some -> some.of().forEach(this::gather);
      case Wanted.Without _, Wanted.Terms _, Wanted.OneOf _, Wanted.Under _, Wanted.Between _, Wanted.Everything _, Wanted.Misspelt _ -> { }
    }
  }

  private static Set<String> alike(Wanted.Alike alike) {
    return new LinkedHashSet<>(LuceneQueries.terms("t_title", alike.text()));
  }

  private void add(SearchField in, String text) {
    var folded = Folding.fold(text).strip();
    if (!folded.isEmpty() && needles.size() < 200) {
      needles.add(new Needle(in, folded));
    }
  }

  /** The whole text in pieces. */
  public List<Piece> whole(SearchField field, String text) {
    return pieces(text, stretches(field, text), 0, text.length());
  }

  /** The part of a long text that shows most of what was looked for; its beginning when nothing was found in it. */
  public List<Piece> part(SearchField field, String text, int length) {
    var stretches = stretches(field, text);
    if (text.length() <= length) {
      return pieces(text, stretches, 0, text.length());
    }
    var start = 0;
    if (!stretches.isEmpty()) {
      start = stretches.stream().map(Stretch::from).max(Comparator.comparingLong(from -> stretches.stream()
          .filter(one -> one.from >= from && one.to <= from + length - 20).mapToLong(one -> one.to - one.from).sum() * 1000 - from)).orElse(0);
      start = Math.clamp(start - 20, 0, text.length() - length);
    }
    if (start > 0 && Character.isLowSurrogate(text.charAt(start))) {
      start--;
    }
    var end = Math.min(text.length(), start + length);
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    var pieces = new ArrayList<>(pieces(text, stretches, start, end));
    if (start > 0) {
      pieces.addFirst(new Piece("…", false));
    }
    if (end < text.length()) {
      pieces.addLast(new Piece("…", false));
    }
    return pieces;
  }

  private List<Stretch> stretches(SearchField field, String text) {
    var folded = Folding.fold(text);
    var found = new ArrayList<Stretch>();
    for (var needle : needles) {
      if (needle.in == SearchField.ANY || needle.in == field) {
        find(folded, needle.text, found);
      }
    }
    found.sort(Comparator.comparingInt(Stretch::from).thenComparing(Comparator.comparingInt(Stretch::to).reversed()));
    var joined = new ArrayList<Stretch>();
    for (var one : found) {
      if (!joined.isEmpty() && one.from <= joined.getLast().to) {
        var last = joined.removeLast();
        joined.add(new Stretch(last.from, Math.max(last.to, one.to)));
      } else {
        joined.add(one);
      }
    }
    return joined;
  }

  private static void find(String text, String needle, List<Stretch> found) {
    var open = needle.endsWith("*");
    var sought = open ? needle.substring(0, needle.length() - 1) : needle;
    for (var at = text.indexOf(sought); at >= 0 && !sought.isEmpty(); at = text.indexOf(sought, at + 1)) {
      var end = at + sought.length();
      while (open && end < text.length() && isLetter(text.charAt(end))) {
        end++;
      }
      var begins = at == 0 || !isLetter(text.charAt(at)) || !isLetter(text.charAt(at - 1));
      var ends = end == text.length() || !isLetter(text.charAt(end - 1)) || !isLetter(text.charAt(end));
      if (begins && ends) {
        found.add(new Stretch(at, end));
      }
    }
  }

  /** Of scripts that part their words with blanks. */
  private static boolean isLetter(char c) {
    return Character.isLetterOrDigit(c) && !Folding.isHan(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.HIRAGANA
        && Character.UnicodeScript.of(c) != Character.UnicodeScript.KATAKANA;
  }

  private static List<Piece> pieces(String text, List<Stretch> stretches, int from, int to) {
    var pieces = new ArrayList<Piece>();
    var at = from;
    for (var stretch : stretches) {
      var begin = Math.max(stretch.from, at);
      var end = Math.min(stretch.to, to);
      if (begin < end) {
        if (begin > at) {
          pieces.add(new Piece(text.substring(at, begin), false));
        }
        pieces.add(new Piece(text.substring(begin, end), true));
        at = end;
      }
    }
    if (at < to) {
      pieces.add(new Piece(text.substring(at, to), false));
    }
    return pieces;
  }
}
