package cityip.rulebook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The geography of the city this installation serves, from its city pack: county-level units, towns, outlines, and where an
 * address lies. A development zone's people also belong by law to its host county; here each address has one reporting
 * unit, so nothing is counted twice.
 */
public final class City {

  /**
   * A county-level unit.
   *
   * @param official whether the code stands in GB/T 2260; other codes must not be exported as official
   * @param host the county a development zone lies in, or null
   * @param outline an SVG path on the city's drawing, or null for a zone, which is a point
   */
  public record Unit(String code, String name, String nameEn, boolean official, @Nullable String host, @Nullable String outline, int x, int y) {}

  /** Why an address was given to a unit. */
  public enum Why { ZONE_NAME, ZONE_TOWN, UNIT_NAME, TOWN_NAME, CITY_ONLY }

  /**
   * Where an address lies.
   *
   * @param unit a unit's code, or the city's own when the address says no more
   * @param words the part of the address that says so
   */
  public record Located(String unit, Why why, String words) {}

  private record Pack(String code, String name, String nameEn, List<String> outside, Drawing drawing, List<PackUnit> units) {}

  private record Drawing(int width, int height) {}

  private record PackUnit(String code, String name, String nameEn, boolean official, @Nullable String host, List<String> names,
      @Nullable List<String> formerCodes) {}

  /** A name that may stand in an address; {@code safe} names are unlike any other in the country. */
  private record Name(String text, String unit, Why why, boolean safe) {}

  private final Pack pack;
  private final List<Unit> units;
  private final Map<String, String> formerCodes = new HashMap<>();
  private final Map<Character, List<Name>> names;

  private City(Pack pack, String folder) {
    this.pack = pack;
    var drawn = table(folder + "/outlines.tsv").stream().collect(Collectors.toMap(line -> line[0], line -> line));
    this.units = pack.units().stream().map(unit -> {
      var line = drawn.getOrDefault(unit.code(), new String[] {unit.code(), "0", "0", ""});
      return new Unit(unit.code(), unit.name(), unit.nameEn(), unit.official(), unit.host(), line.length > 3 && !line[3].isBlank() ? line[3] : null,
          Integer.parseInt(line[1]), Integer.parseInt(line[2]));
    }).toList();
    pack.units().forEach(unit -> {
      if (unit.formerCodes() != null) {
        unit.formerCodes().forEach(code -> formerCodes.put(code, unit.code()));
      }
    });
    this.names = names(folder);
  }

  /** Reads the pack of a city from {@code city/<name>/}. */
  public static City read(String name) {
    var folder = "city/" + name;
    try (var in = City.class.getClassLoader().getResourceAsStream(folder + "/units.yaml")) {
      if (in == null) {
        throw new IllegalStateException("There is no city pack " + folder + ".");
      }
      var mapper = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
      return new City(mapper.readValue(in, Pack.class), folder);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Map<Character, List<Name>> names(String folder) {
    var all = new ArrayList<Name>();
    for (var unit : pack.units()) {
      var zone = !unit.official();
      for (var name : unit.names()) {
        var whole = name.endsWith("区") || name.endsWith("县") || name.endsWith("市");
        var safe = name.startsWith(pack.name().substring(0, 2)) || whole && !zone && !name.equals("市中区");
        all.add(new Name(name, unit.code(), zone ? Why.ZONE_NAME : Why.UNIT_NAME, safe));
      }
    }
    for (var line : table(folder + "/towns.tsv")) {
      var zone = units.stream().anyMatch(unit -> unit.code().equals(line[2]) && !unit.official());
      all.add(new Name(line[1], line[2], zone ? Why.ZONE_TOWN : Why.TOWN_NAME, false));
    }
    return all.stream().sorted(Comparator.comparingInt((Name name) -> name.text().length()).reversed())
        .collect(Collectors.groupingBy(name -> name.text().charAt(0)));
  }

  private static List<String[]> table(String path) {
    try (var in = City.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        return List.of();
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.startsWith("#")).skip(1).map(line -> line.split("\t", -1)).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The city's own region code. */
  public String code() {
    return pack.code();
  }

  public String name() {
    return pack.name();
  }

  public String nameEn() {
    return pack.nameEn();
  }

  /** The county-level units, in the order of the pack. */
  public List<Unit> units() {
    return units;
  }

  /** A unit by its code, also by a code it used to have. */
  public Optional<Unit> unit(String code) {
    var now = formerCodes.getOrDefault(code, code);
    return units.stream().filter(unit -> unit.code().equals(now)).findFirst();
  }

  public int mapWidth() {
    return pack.drawing().width();
  }

  public int mapHeight() {
    return pack.drawing().height();
  }

  /**
   * Where an address lies: one walk over its characters. Names that other cities have too (a town, 高新区) count only when
   * the address also names the city or one of its counties. Of several, a zone beats its host county, and a county beats a
   * town of another one.
   *
   * @return empty when the address lies elsewhere or says nothing
   */
  public Optional<Located> locate(@Nullable String address) {
    if (address == null || address.isBlank()) {
      return Optional.empty();
    }
    var text = Normalizer.isNormalized(address, Normalizer.Form.NFKC) ? address : Normalizer.normalize(address, Normalizer.Form.NFKC);
    var found = new ArrayList<Name>(4);
    var here = false;
    for (var at = 0; at < text.length(); at++) {
      for (var mark : pack.outside()) {
        here |= text.startsWith(mark, at);
      }
      for (var name : names.getOrDefault(text.charAt(at), List.of())) {
        if (text.startsWith(name.text(), at)) {
          found.add(name);
          here |= name.safe();
          break;
        }
      }
    }
    if (!here) {
      return Optional.empty();
    }
    return Optional.of(found.stream().min(Comparator.comparing((Name name) -> rank(name, found)))
        .map(name -> new Located(name.unit(), name.why(), name.text()))
        .orElseGet(() -> new Located(pack.code(), Why.CITY_ONLY, pack.name())));
  }

  /** A zone's town decides only inside its host county, or where no county is named: 石桥镇 also exists in others. */
  private int rank(Name name, List<Name> found) {
    if (name.why() != Why.ZONE_TOWN) {
      return name.why() == Why.ZONE_NAME ? 0 : name.why() == Why.UNIT_NAME ? 2 : 3;
    }
    var host = unit(name.unit()).map(Unit::host).orElse(null);
    var county = found.stream().filter(other -> other.why() == Why.UNIT_NAME).findFirst();
    return county.isEmpty() || county.get().unit().equals(host) ? 1 : 4;
  }
}
