package cityip.party;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How names are compared. The original is always kept; the key only says which spellings are the same writing: full-width
 * and half-width, all brackets, all middle dots, blanks between Chinese characters, capitals. Traditional and simplified
 * characters are not made equal, because we keep no table that could be trusted for names; such pairs appear as candidates
 * at best.
 */
final class PartyNames {

  static final int LONGEST = 300;

  private static final Pattern MIDDLE_DOT = Pattern.compile("[•‧・∙⋅˙･·]");
  private static final Pattern OPEN = Pattern.compile("[〔【\\[{「『〈《]");
  private static final Pattern CLOSE = Pattern.compile("[〕】\\]}」』〉》]");
  private static final Pattern IGNORED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\"'`“”‘’]");
  private static final Pattern BLANK_BESIDE_HAN =
      Pattern.compile("(?<=[\\p{IsHan}()·])\\s+|\\s+(?=[\\p{IsHan}()·])");
  private static final Pattern LATIN_POINTS = Pattern.compile("(?<=\\p{IsLatin})[.,]+|[.,;、。]+$");
  private static final List<String> FORMS = List.of(
      "股份有限公司", "有限责任公司", "集团有限公司", "(集团)", "有限公司", "总公司", "分公司", "公司", "集团", "(有限合伙)", "(普通合伙)");
  private static final Pattern PROVINCE = Pattern.compile("^(中国|山东省?)");
  private static final Pattern PLACE = Pattern.compile("^[\\p{IsHan}]{2,3}[省市县区]");

  private PartyNames() {}

  /** The form in which names are looked up; empty when nothing is left. */
  static String key(String name) {
    String text = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    text = IGNORED.matcher(text).replaceAll("");
    text = MIDDLE_DOT.matcher(text).replaceAll("·");
    text = CLOSE.matcher(OPEN.matcher(text).replaceAll("(")).replaceAll(")");
    text = BLANK_BESIDE_HAN.matcher(text.strip()).replaceAll("");
    text = LATIN_POINTS.matcher(text).replaceAll("");
    return text.replaceAll("\\s+", " ").strip().toUpperCase(Locale.ROOT);
  }

  /** What is left without legal form and place: {@code 山东圣阳电源股份有限公司} and {@code 济宁市圣阳电源有限公司} share it. */
  static String core(String key, List<String> places) {
    String core = key;
    for (String form : FORMS) {
      core = core.replace(form, "");
    }
    core = core.replaceAll("[()]", "");
    String before;
    do {
      before = core;
      core = PROVINCE.matcher(core).replaceFirst("");
      for (String place : places) {
        if (core.startsWith(place) && core.length() > place.length() + 1) {
          core = core.substring(place.length());
        }
      }
      String cut = PLACE.matcher(core).replaceFirst("");
      core = cut.length() >= 2 ? cut : core;
    } while (!core.equals(before));
    return core.length() >= 2 ? core : key;
  }
}
