package cityip.rulebook;

import cityip.kernel.DayRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rules that come with the program and with the city pack. Files map each key to its versions with {@code from},
 * {@code until}, {@code value}, {@code source} and {@code certainty}. A file that says too little, twice or with overlaps
 * stops the start and names itself.
 */
final class RuleFiles {

  private static final Set<String> CERTAINTIES = Set.of("verified", "general-knowledge", "computed", "configurable");
  private static final Set<String> FIELDS = Set.of("from", "until", "value", "source", "certainty");

  private final SortedMap<String, List<Rule>> rules = new TreeMap<>();
  private final Map<String, String> fileOf = new HashMap<>();

  private RuleFiles() {}

  /** Reads {@code rules/*.yaml} and then {@code city/<city>/rules.yaml}, which may add keys but not contradict. */
  static SortedMap<String, List<Rule>> read(String city) {
    RuleFiles files = new RuleFiles();
    PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    try {
      for (String pattern : List.of("classpath*:rules/*.yaml", "classpath*:city/" + city + "/rules.yaml")) {
        for (Resource file : resources.getResources(pattern)) {
          try (InputStream in = file.getInputStream()) {
            files.add(String.valueOf(file.getFilename()), new YAMLMapper().readTree(in));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.rules;
  }

  static SortedMap<String, List<Rule>> parse(String file, String yaml) {
    RuleFiles files = new RuleFiles();
    files.add(file, new YAMLMapper().readTree(yaml));
    return files.rules;
  }

  private void add(String file, JsonNode root) {
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      String key = entry.getKey();
      String other = fileOf.putIfAbsent(key, file);
      if (other != null) {
        throw refused(file, key, "stands in " + other + " already");
      }
      List<Rule> versions = new ArrayList<>();
      if (!entry.getValue().isArray() || entry.getValue().isEmpty()) {
        throw refused(file, key, "has no versions");
      }
      entry.getValue().forEach(version -> versions.add(version(file, key, version)));
      versions.sort(java.util.Comparator.comparing(rule -> rule.valid().from()));
      for (int i = 1; i < versions.size(); i++) {
        @Nullable LocalDate until = versions.get(i - 1).valid().until();
        if (until == null || until.isAfter(versions.get(i).valid().from())) {
          throw refused(file, key, "has two versions in force on " + versions.get(i).valid().from());
        }
      }
      rules.put(key, List.copyOf(versions));
    }
  }

  private static Rule version(String file, String key, JsonNode node) {
    for (String field : node.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw refused(file, key, "has the unknown field " + field);
      }
    }
    for (String field : List.of("from", "value", "source", "certainty")) {
      if (!node.hasNonNull(field)) {
        throw refused(file, key, "lacks " + field);
      }
    }
    String certainty = node.get("certainty").asString();
    if (!CERTAINTIES.contains(certainty)) {
      throw refused(file, key, "has certainty " + certainty + "; allowed: " + CERTAINTIES.stream().sorted().toList());
    }
    try {
      LocalDate from = LocalDate.parse(node.get("from").asString());
      @Nullable LocalDate until = node.hasNonNull("until") ? LocalDate.parse(node.get("until").asString()) : null;
      return new Rule(key, node.get("value"), new DayRange(from, until), node.get("source").asString().strip(), certainty);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw refused(file, key, "has a validity that is none: " + e.getMessage());
    }
  }

  private static IllegalStateException refused(String file, String key, String fact) {
    return new IllegalStateException("Rule " + key + " in " + file + " " + fact + " (IP-RULE-001)");
  }
}
