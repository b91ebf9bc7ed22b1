package cityip.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits a claim, or a solution told in plain words, into its technical features by its own punctuation and structure. People correct the result. */
final class FeatureText {

  static final int MOST = 60;
  private static final int SHORTEST = 4;
  private static final int LONG = 70;
  private static final Pattern TRANSITION = Pattern.compile("[，,]?\\s*(?:其特征(?:在于|是|为)|特征在于)\\s*[，,：:]?|(?i),?\\s*(?:characteri[sz]ed (?:in that|by)|the improvement comprising)\\s*:?");
  private static final Pattern COMPRISING = Pattern.compile("(?<=(?:包括|包含|由以下步骤组成|步骤如下)\\s?[：:])|(?i)(?<=\\b(?:comprising|including|consisting of)\\s?:?)(?=\\s)");
  private static final Pattern PARTS = Pattern.compile("[；;。]+\\s*|\\n+|\\.(?=\\s+[A-Z]|\\s*$)|(?=[（(]\\d{1,2}[)）])|(?=(?<![0-9A-Za-z])[SＳ]\\d{1,3}\\s*[、.:：])|(?=[①-⑳])|(?i)(?<=,)\\s+(?=wherein\\b)");
  private static final Pattern CLAUSES = Pattern.compile("[，,]\\s*(?=(?:所述|其中|且|并且|还包括|还设有|设有|包括|通过|使得|当|wherein|and|the )\\s?)");

  private FeatureText() {}

  static List<String> of(String text) {
    var features = new ArrayList<String>();
    var found = TRANSITION.matcher(text);
    var rest = text;
    if (found.find()) {
      add(text.substring(0, found.start()), features);
      rest = text.substring(found.end());
    } else {
      var opening = COMPRISING.split(text, 2);
      if (opening.length == 2 && opening[0].length() < 200) {
        add(opening[0].replaceAll("[：:]\\s*$", ""), features);
        rest = opening[1];
      }
    }
    for (var part : PARTS.split(rest)) {
      if (part.length() > LONG) {
        joined(CLAUSES.split(part)).forEach(clause -> add(clause, features));
      } else {
        add(part, features);
      }
    }
    return List.copyOf(features.size() <= MOST ? features : features.subList(0, MOST));
  }

  /** Clauses too short to say anything stay with the one before. */
  private static List<String> joined(String[] clauses) {
    var joined = new ArrayList<String>();
    for (var clause : clauses) {
      if (!joined.isEmpty() && (clause.length() < 12 || joined.getLast().length() < 12)) {
        joined.set(joined.size() - 1, joined.getLast() + "，" + clause);
      } else {
        joined.add(clause);
      }
    }
    return joined;
  }

  private static void add(String written, List<String> features) {
    var feature = written.strip().replaceAll("^(?:\\d{1,3}\\s*[.．、]\\s*|[，,、:：]\\s*)|[，,、:：]+$", "").strip();
    if (feature.codePointCount(0, feature.length()) >= SHORTEST && !feature.matches("(?:其?(?:包括|包含|具有))?(?:如下|以下|下列)(?:步骤|部分|结构)?")) {
      features.add(feature);
    }
  }

  /** What share of a feature's words, two signs at a time, stand in a document, 0 to 1. */
  static double share(String feature, Set<Integer> document) {
    var own = pairs(feature);
    return own.isEmpty() ? 0 : own.stream().filter(document::contains).count() / (double) own.size();
  }

  /** Neighbouring signs; a word of letters counts as one sign, and phrases of claims count for nothing. */
  static Set<Integer> pairs(String text) {
    var plain = Characters.plain(text).replaceAll("所述|其特征在于|一种|根据权利要求\\d+|包括|设有|以及|用于|\\b(?:the|an?|said|of|and|to|is|are|in|for|with)\\b", " ");
    var pairs = new HashSet<Integer>();
    var before = 0;
    for (var n = 0; n < plain.length();) {
      var c = plain.charAt(n);
      var sign = 0;
      if (Characters.isHan(c)) {
        sign = c;
        n++;
      } else if (Character.isLetterOrDigit(c)) {
        var from = n;
        while (n < plain.length() && Character.isLetterOrDigit(plain.charAt(n)) && !Characters.isHan(plain.charAt(n))) {
          n++;
        }
        sign = plain.substring(from, n).hashCode() | 1 << 30;
        pairs.add(sign);
      } else {
        n++;
      }
      if (before != 0 && sign != 0) {
        pairs.add(before * 31 + sign);
      }
      before = sign;
    }
    return pairs;
  }
}
