package cityip.registry;

import cityip.kernel.DayRange;
import cityip.rulebook.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The registry's rules: for each key its versions with the days they hold. */
final class DatedRules {

  /** One version of a rule. */
  record Version(String key, JsonNode value, DayRange valid, String source, String certainty) {}

  private final Map<String, List<Version>> versions = new HashMap<>();

  private DatedRules() {}

  static DatedRules read(String resource) {
    try (InputStream in = DatedRules.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Rules file " + resource + " is not in the program.");
      }
      DatedRules rules = new DatedRules();
      new YAMLMapper().readTree(in).properties().forEach(entry -> rules.versions.put(entry.getKey(), versions(entry.getKey(), entry.getValue())));
      return rules;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The registry's part of the rulebook, where a city may have added to what the program brings. */
  static DatedRules of(List<Rule> all) {
    DatedRules rules = new DatedRules();
    all.stream().filter(rule -> rule.key().startsWith("registry.")).forEach(rule -> rules.versions.computeIfAbsent(rule.key(), _ -> new ArrayList<>())
        .add(new Version(rule.key(), rule.value(), rule.valid(), rule.source(), rule.certainty())));
    rules.versions.values().forEach(versions -> versions.sort(java.util.Comparator.comparing(version -> version.valid().from())));
    return rules;
  }

  private static List<Version> versions(String key, JsonNode list) {
    List<Version> versions = new ArrayList<>();
    for (JsonNode each : list) {
      JsonNode until = each.get("until");
      DayRange valid = new DayRange(LocalDate.parse(each.get("from").asString()), until == null ? null : LocalDate.parse(until.asString()));
      versions.add(new Version(key, each.get("value"), valid, each.get("source").asString(), each.get("certainty").asString()));
    }
    return List.copyOf(versions);
  }

  /** All versions of a key, oldest first; empty when the key is unknown. */
  List<Version> versions(String key) {
    return versions.getOrDefault(key, List.of());
  }

  /** The version in force on the day; for days before the first version the first, so that old data find a rule. */
  @Nullable Version on(String key, LocalDate day) {
    List<Version> all = versions(key);
    for (Version version : all) {
      if (version.valid().contains(day)) {
        return version;
      }
    }
    return all.isEmpty() || !day.isBefore(all.getFirst().valid().from()) ? null : all.getFirst();
  }
}
