package cityip.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the claims of a patent as they are written, also when they are numbered wrongly or not at all. */
final class ClaimText {

  private static final Pattern NUMBER = Pattern.compile("(?m)(?:^|(?<=[。.;；]))\\s*(?:权利要求\\s*)?(\\d{1,3})\\s*[.．、:：)）]\\s*(?=\\S)");
  private static final Pattern DEPENDS = Pattern.compile("(?:根据|按照|依据|如|按)?(?:前述|上述)?权利要求\\s*(\\d{1,3})(?:\\s*(?:[-~－—至到或、,，和]|-|任[一意])\\s*(?:权利要求)?(\\d{1,3}))?|(?i:claims?\\s+(\\d{1,3})(?:\\s*(?:-|to|or|and)\\s*(\\d{1,3}))?)");

  /**
   * One claim.
   *
   * @param number as written; counted on where it is missing or comes twice
   * @param on     the claims it depends on, empty for an independent one
   */
  record Claim(int number, String text, List<Integer> on) {
    boolean independent() {
      return on.isEmpty();
    }
  }

  private ClaimText() {}

  static List<Claim> read(String written) {
    var text = written.strip();
    if (text.isEmpty()) {
      return List.of();
    }
    var starts = new ArrayList<int[]>();
    var expected = 1;
    var found = NUMBER.matcher(text);
    while (found.find()) {
      var number = Integer.parseInt(found.group(1));
      // a figure at the start of a line is a claim only when it goes on counting, or nearly so
      if (number >= expected && number <= expected + 2 || starts.isEmpty() && found.start() == 0) {
        starts.add(new int[] {number, found.start(), found.end()});
        expected = number + 1;
      }
    }
    if (starts.isEmpty()) {
      return List.of(new Claim(1, text, on(text, 2)));
    }
    var claims = new ArrayList<Claim>();
    for (var n = 0; n < starts.size(); n++) {
      var own = text.substring(starts.get(n)[2], n + 1 < starts.size() ? starts.get(n + 1)[1] : text.length()).strip();
      claims.add(new Claim(starts.get(n)[0], own, on(own, starts.get(n)[0])));
    }
    return claims;
  }

  /** Only earlier claims can be depended on; the beginning of a claim says it. */
  private static List<Integer> on(String claim, int number) {
    var found = DEPENDS.matcher(claim.length() > 120 ? claim.substring(0, 120) : claim);
    var on = new TreeSet<Integer>();
    if (found.find()) {
      var first = Integer.parseInt(found.group(1) == null ? found.group(3) : found.group(1));
      var until = found.group(2) == null ? found.group(4) : found.group(2);
      var last = until == null ? first : Integer.parseInt(until);
      for (var n = first; n <= Math.min(last, number - 1); n++) {
        on.add(n);
      }
    }
    return List.copyOf(on);
  }
}
