package cityip.registry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists of words, and which lists have a word in a text. The text is read once: the first two characters of each word lead
 * to it through a small table, and most pairs of a text lead nowhere.
 */
final class SeiWords {

  private record Word(String text, int list, boolean forbidden) {}

  private final List<Word> words = new ArrayList<>();
  private final int[] table = new int[1 << 14];
  private int lists;
  private Word[][] chains = new Word[0][];

  /** Words separated by {@code |}; those of the second text must not occur. */
  void add(int list, String anyOf, String noneOf) {
    lists = Math.max(lists, list);
    for (String word : anyOf.split("\\|")) {
      if (word.length() >= 2) {
        words.add(new Word(word, list, false));
      }
    }
    for (String word : noneOf.split("\\|")) {
      if (word.length() >= 2) {
        words.add(new Word(word, list, true));
      }
    }
  }

  /** For each list number whether one of its words occurs and none of its forbidden ones. */
  boolean[] in(@Nullable String title, @Nullable String summary) {
    boolean[] found = new boolean[lists + 1];
    boolean[] forbidden = new boolean[lists + 1];
    scan(title == null ? "" : title, found, forbidden);
    scan(summary == null ? "" : summary, found, forbidden);
    for (int i = 0; i <= lists; i++) {
      found[i] &= !forbidden[i];
    }
    return found;
  }

  private void scan(String text, boolean[] found, boolean[] forbidden) {
    for (int i = 0; i + 1 < text.length(); i++) {
      int chain = table[slot(text.charAt(i), text.charAt(i + 1))];
      if (chain != 0) {
        for (Word word : chains[chain]) {
          if (text.startsWith(word.text(), i)) {
            (word.forbidden() ? forbidden : found)[word.list()] = true;
          }
        }
      }
    }
  }

  private int slot(char a, char b) {
    int mixed = (a * 0x9E3779B1) ^ (b * 0x85EBCA6B);
    return (mixed ^ mixed >>> 15) & table.length - 1;
  }

  /** To be called once after the last {@link #add}. Words whose beginnings fall on one slot share a chain; a false meeting only costs a comparison. */
  void build() {
    List<List<Word>> building = new ArrayList<>(List.of(List.of()));
    for (Word word : words) {
      int slot = slot(word.text().charAt(0), word.text().charAt(1));
      if (table[slot] == 0) {
        table[slot] = building.size();
        building.add(new ArrayList<>());
      }
      building.get(table[slot]).add(word);
    }
    chains = building.stream().map(chain -> chain.toArray(Word[]::new)).toArray(Word[][]::new);
  }
}
