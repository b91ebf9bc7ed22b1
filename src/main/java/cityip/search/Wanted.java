package cityip.search;

import java.util.List;
import java.util.Set;

/** What is looked for, as a tree that every engine can answer. Made by {@link QueryLine} and {@link PlainWords}, never from strings of an engine. */
public sealed interface Wanted {

  /** The text stands there as it is written here, word for word. */
  record Phrase(SearchField in, String text) implements Wanted {}

  /** All parts stand within a distance of so many characters or words from each other, perhaps in this order. */
  record Near(SearchField in, List<String> parts, int distance, boolean inOrder) implements Wanted {
    public Near {
      parts = List.copyOf(parts);
    }
  }

  /** A word of letters with {@code *} for any and {@code ?} for one; never begins with one. */
  record Pattern(SearchField in, String pattern) implements Wanted {}

  /** Shares so many of a hundred of its words or pairs of characters; the more the better. */
  record Alike(SearchField in, String text, int percent) implements Wanted {}

  /** These terms stand one after the other in a field that is not analysed, such as the sounds of a name. */
  record Terms(String field, List<String> terms) implements Wanted {
    public Terms {
      terms = List.copyOf(terms);
    }
  }

  /** A word of letters that differs in one or two. */
  record Misspelt(SearchField in, String word) implements Wanted {}

  record OneOf(String label, Set<String> values) implements Wanted {
    public OneOf {
      values = Set.copyOf(values);
    }
  }

  /** A label that begins so. */
  record Under(String label, String beginning) implements Wanted {}

  /** From and to, both included. */
  record Between(String rank, long from, long to) implements Wanted {}

  record All(List<Wanted> of) implements Wanted {
    public All {
      of = List.copyOf(of);
    }
  }

  record Any(List<Wanted> of) implements Wanted {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** So many of them at least. */
  record AtLeast(int number, List<Wanted> of) implements Wanted {
    public AtLeast {
      of = List.copyOf(of);
    }
  }

  record Without(Wanted what) implements Wanted {}

  record Everything() implements Wanted {}

  /** Both; whatever is everything is left out. */
  static Wanted both(Wanted one, Wanted other) {
    return one instanceof Everything ? other : other instanceof Everything ? one : new All(List.of(one, other));
  }
}
