package cityip.registry.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which header says which field in which kind of table ({@code intake/columns.yaml}). */
final class ColumnWords {

  /** The words of one kind of table. */
  record Words(TableKind kind, Map<String, Field> byHeader, Set<Field> identify, Set<Field> telling) {

    /** The field a header names, by its whole text, then without its last bracket. */
    @Nullable Field field(HeaderText header) {
      Field whole = byHeader.get(header.key());
      return whole != null ? whole : byHeader.get(header.bare());
    }
  }

  private final List<Words> tables = new ArrayList<>();

  private ColumnWords() {}

  static ColumnWords load() {
    ColumnWords words = new ColumnWords();
    try (InputStream in = ColumnWords.class.getResourceAsStream("/intake/columns.yaml")) {
      words.take(new YAMLMapper().readTree(Objects.requireNonNull(in, "intake/columns.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private void take(JsonNode root) {
    Map<String, Field> common = headers(root.get("common"), new HashMap<>());
    for (var table : root.get("tables").properties()) {
      TableKind kind = TableKind.ofCode(table.getKey()).orElseThrow(
          () -> new IllegalStateException("columns.yaml: table " + table.getKey() + " is not one; allowed: " + List.of(TableKind.values())));
      tables.add(new Words(kind, headers(table.getValue().get("columns"), new HashMap<>(common)),
          fields(table.getValue().get("identify")), fields(table.getValue().get("telling"))));
    }
  }

  private static Map<String, Field> headers(JsonNode columns, Map<String, Field> into) {
    for (var column : columns.properties()) {
      for (JsonNode header : column.getValue()) {
        into.put(HeaderText.of(header.asString()).key(), field(column.getKey()));
      }
    }
    return into;
  }

  private static Set<Field> fields(JsonNode names) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    names.forEach(name -> fields.add(field(name.asString())));
    return fields;
  }

  private static Field field(String code) {
    return Field.ofCode(code).orElseThrow(() -> new IllegalStateException("columns.yaml: field " + code + " is not one"));
  }

  Words of(TableKind kind) {
    return tables.stream().filter(words -> words.kind() == kind).findFirst().orElseThrow();
  }

  List<Words> tables() {
    return tables;
  }

  /** The kind whose words explain most of a row of headers; empty when none has its identifying column. */
  Optional<Words> best(String[] headers) {
    Words best = null;
    int bestScore = 0;
    for (Words words : tables) {
      int score = score(words, headers);
      if (score > bestScore) {
        best = words;
        bestScore = score;
      }
    }
    return Optional.ofNullable(best);
  }

  static int score(Words words, String[] headers) {
    Set<Field> found = EnumSet.noneOf(Field.class);
    for (String header : headers) {
      if (!header.isBlank() && header.length() <= 60) {
        Field field = words.field(HeaderText.of(header));
        if (field != null) {
          found.add(field);
        }
      }
    }
    if (found.stream().noneMatch(words.identify()::contains)) {
      return 0;
    }
    return found.size() * 2 + (int) found.stream().filter(words.telling()::contains).count() * 3;
  }
}
