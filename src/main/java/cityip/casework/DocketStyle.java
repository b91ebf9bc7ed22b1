package cityip.casework;

import cityip.rulebook.City;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How a body writes the numbers of its cases (案号). Styles stand in the rulebook under the letters of a procedure, for one county or for all:
 * {@code ME: 济知调字〔{year}〕{unit}-{serial4}号}. What has no style is written as it is numbered.
 */
final class DocketStyle {

  static final String RULE = "casework.docket-styles";
  private static final Pattern PLACE = Pattern.compile("\\{(letters|year|unit|unit-name|serial[3-6]?)}");

  private DocketStyle() {}

  /** Whether a style keeps apart what is apart: counties, years and cases. */
  static boolean tellsApart(String style) {
    return style.contains("{year}") && (style.contains("{unit}") || style.contains("{unit-name}")) && style.contains("{serial") && !PLACE.matcher(style).replaceAll("").matches(".*[{}].*");
  }

  /** The number as the style in force writes it; {@code number} is letters-unit-year-serial. */
  static String write(JsonNode styles, String number, City city) {
    var parts = number.split("-");
    var style = styles.path(parts[0] + "/" + parts[1]).asString(styles.path(parts[0]).asString(""));
    if (!tellsApart(style)) {
      return number;
    }
    return PLACE.matcher(style).replaceAll(place -> switch (place.group(1)) {
      case "letters" -> parts[0];
      case "year" -> parts[2];
      case "unit" -> parts[1];
      case "unit-name" -> city.unit(parts[1]).map(City.Unit::name).orElse(city.name());
      default -> serial(parts[3], place.group(1));
    });
  }

  private static String serial(String written, String place) {
    var width = place.equals("serial") ? 1 : place.charAt(place.length() - 1) - '0';
    return String.format("%0" + width + "d", Long.parseLong(written));
  }
}
