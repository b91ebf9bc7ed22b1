package cityip.assessment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Generated patents: title, abstract and claims of some 450 signs, two fifths of them the boilerplate of one of 300 agents, the rest words of one of
 * 300 fields; among them groups of two or three near duplicates of a kind. The same seed gives the same texts.
 */
final class PlantedPatents {

  /** How a copy was disguised. */
  enum Kind { EDIT_5, EDIT_15, EDIT_30, SHUFFLED, NUMBERS_AND_SYNONYMS, OTHER_TEMPLATE }

  private static final int FIELDS = 300;
  private static final int AGENTS = 300;
  private static final int WORDS = 12_000;
  private static final int FIELD_WORDS = 160;

  final String[] texts;
  final int[] applicants;
  /** Pairs of one group, the lower number first, with the kind. */
  final Map<Long, Kind> truth = new HashMap<>();
  private final SplittableRandom random;
  private final String[] words = new String[WORDS];
  private final String[] synonyms = new String[WORDS];
  private final int[][] fields = new int[FIELDS][FIELD_WORDS];
  private final String[][] boilerplate = new String[AGENTS][6];

  /** A patent before it is written. */
  private record Draft(int agent, List<List<Object>> paragraphs) {}

  PlantedPatents(int count, int groups, long seed) {
    random = new SplittableRandom(seed);
    vocabulary();
    texts = new String[count];
    applicants = new int[count];
    var order = new ArrayList<Integer>(count);
    for (var n = 0; n < count; n++) {
      order.add(n);
    }
    Collections.shuffle(order, new java.util.Random(seed));
    var next = 0;
    for (var group = 0; group < groups; group++) {
      var kind = Kind.values()[group % Kind.values().length];
      var size = 2 + random.nextInt(2);
      var members = new int[size];
      var original = draft();
      for (var n = 0; n < size; n++) {
        members[n] = order.get(next++);
        var copy = n == 0 ? original : disguised(original, kind);
        texts[members[n]] = written(copy);
        applicants[members[n]] = random.nextInt(60_000);
        for (var before = 0; before < n; before++) {
          truth.put(key(members[before], members[n]), kind);
        }
      }
    }
    while (next < count) {
      var at = order.get(next++);
      texts[at] = written(draft());
      applicants[at] = random.nextInt(60_000);
    }
  }

  static long key(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }

  private void vocabulary() {
    for (var n = 0; n < WORDS; n++) {
      words[n] = word();
      synonyms[n] = word();
    }
    for (var field : fields) {
      for (var n = 0; n < FIELD_WORDS; n++) {
        field[n] = random.nextInt(WORDS);
      }
    }
    var phrases = new String[400];
    for (var n = 0; n < phrases.length; n++) {
      phrases[n] = word() + word() + word() + word() + word() + word();
    }
    for (var agent : boilerplate) {
      for (var n = 0; n < agent.length; n++) {
        agent[n] = phrases[random.nextInt(400)] + "，" + phrases[random.nextInt(400)] + "，" + word() + word() + word() + "。";
      }
    }
  }

  private String word() {
    var length = 2 + (random.nextInt(4) == 0 ? 1 : 0);
    var word = new StringBuilder();
    for (var n = 0; n < length; n++) {
      var square = random.nextDouble();
      word.append((char) (0x4e00 + (int) (square * square * 3_000)));
    }
    return word.toString();
  }

  private Draft draft() {
    var field = fields[random.nextInt(FIELDS)];
    var paragraphs = new ArrayList<List<Object>>();
    for (var p = 0; p < 6; p++) {
      var paragraph = new ArrayList<Object>();
      var length = 16 + random.nextInt(8);
      for (var n = 0; n < length; n++) {
        paragraph.add(n % 9 == 8 ? "为" + random.nextInt(900) + "mm" : field[Math.min(random.nextInt(FIELD_WORDS), random.nextInt(FIELD_WORDS))]);
      }
      paragraphs.add(paragraph);
    }
    return new Draft(random.nextInt(AGENTS), paragraphs);
  }

  private Draft disguised(Draft draft, Kind kind) {
    var paragraphs = new ArrayList<List<Object>>();
    draft.paragraphs().forEach(paragraph -> paragraphs.add(new ArrayList<>(paragraph)));
    var agent = draft.agent();
    switch (kind) {
      case EDIT_5 -> edit(paragraphs, 0.05);
      case EDIT_15 -> edit(paragraphs, 0.15);
      case EDIT_30 -> edit(paragraphs, 0.30);
      case SHUFFLED -> shuffle(paragraphs);
      case NUMBERS_AND_SYNONYMS -> paragraphs.forEach(paragraph -> paragraph.replaceAll(
          word -> word instanceof Integer n ? random.nextInt(10) == 0 ? synonyms[n] : word : "为" + random.nextInt(900) + "mm"));
      case OTHER_TEMPLATE -> {
        agent = (agent + 1 + random.nextInt(AGENTS - 1)) % AGENTS;
        edit(paragraphs, 0.05);
      }
    }
    return new Draft(agent, paragraphs);
  }

  private void shuffle(List<List<Object>> paragraphs) {
    for (var n = paragraphs.size(); n > 1; n--) {
      Collections.swap(paragraphs, n - 1, random.nextInt(n));
    }
  }

  /** Words replaced, left out or put in, each as often. */
  private void edit(List<List<Object>> paragraphs, double share) {
    for (var paragraph : paragraphs) {
      for (var n = 0; n < paragraph.size(); n++) {
        if (random.nextDouble() < share) {
          switch (random.nextInt(3)) {
            case 0 -> paragraph.set(n, random.nextInt(WORDS));
            case 1 -> paragraph.remove(n--);
            default -> paragraph.add(n++, random.nextInt(WORDS));
          }
        }
      }
    }
  }

  private String written(Draft draft) {
    var text = new StringBuilder(600);
    for (var p = 0; p < draft.paragraphs().size(); p++) {
      text.append(boilerplate[draft.agent()][p]);
      for (var word : draft.paragraphs().get(p)) {
        text.append(word instanceof Integer n ? words[n] : word);
      }
      text.append("。\n");
    }
    return text.toString();
  }
}
