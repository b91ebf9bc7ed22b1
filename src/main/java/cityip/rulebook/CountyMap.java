package cityip.rulebook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The counties as shapes to look at and to open, development zones as points; five shades by rank of value. The table
 * beside it says the same.
 */
public record CountyMap(int width, int height, List<Shape> shapes) {

  /** One unit: an outline, or a point where {@code path} is null. */
  public record Shape(String name, String text, String href, @Nullable String path, int x, int y, String shade) {}

  /**
   * What is said of a unit.
   *
   * @param code of the unit; others are left out
   * @param href what it opens, empty for nothing
   */
  public record Value(String code, String name, String text, String href, @Nullable BigDecimal value) {}

  public static CountyMap of(City city, List<Value> lines) {
    var highest = lines.stream().map(Value::value).filter(Objects::nonNull).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    var shapes = lines.stream().flatMap(line -> city.unit(line.code()).stream().map(unit ->
        new Shape(line.name(), line.text(), line.href(), unit.outline(), unit.x(), unit.y(), shade(line.value(), highest)))).toList();
    return new CountyMap(city.mapWidth(), city.mapHeight(), shapes);
  }

  private static String shade(@Nullable BigDecimal value, BigDecimal highest) {
    if (value == null || highest.signum() <= 0) {
      return "none";
    }
    return Integer.toString(Math.clamp((int) (value.doubleValue() / highest.doubleValue() * 5), 0, 4));
  }
}
