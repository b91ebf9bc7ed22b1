package cityip.registry.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's header as it is compared: half width, lower case, no blanks, stars, colons or quotes, brackets unified.
 *
 * @param key the whole header
 * @param bare without a bracket at its end
 * @param bracket what stood in that bracket, empty when there was none
 */
record HeaderText(String key, String bare, String bracket) {

  private static final Pattern NOISE = Pattern.compile("[\\s*:：\"'“”‘’·。.、_]+");
  private static final Pattern LAST_BRACKET = Pattern.compile("^(.+)\\(([^()]*)\\)$");

  static HeaderText of(String written) {
    String key = Normalizer.normalize(written, Normalizer.Form.NFKC)
        .replace('[', '(').replace(']', ')').replace('【', '(').replace('】', ')').replace('〔', '(').replace('〕', ')').replace('{', '(').replace('}', ')');
    key = NOISE.matcher(key).replaceAll("").toLowerCase(Locale.ROOT);
    Matcher bracket = LAST_BRACKET.matcher(key);
    return bracket.matches() ? new HeaderText(key, bracket.group(1), bracket.group(2)) : new HeaderText(key, key, "");
  }
}
