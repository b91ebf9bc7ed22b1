package cityip.registry.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The table of legal event codes and status words ({@code intake/legal-events.yaml}): what each means for a right's history. */
final class LegalEvents {

  /**
   * @param event name of a registry event kind; {@code none} when nothing the registry keeps changes; {@code state} for words that
   *     describe how things stand
   */
  record Meaning(String event, String says) {
    boolean isEvent() {
      return !"none".equals(event) && !"state".equals(event);
    }
  }

  private final Map<String, Meaning> codes = new HashMap<>();
  private final Map<String, Meaning> words = new HashMap<>();

  private LegalEvents() {}

  static LegalEvents load() {
    LegalEvents table = new LegalEvents();
    try (InputStream in = LegalEvents.class.getResourceAsStream("/intake/legal-events.yaml")) {
      table.take(new YAMLMapper().readTree(Objects.requireNonNull(in, "intake/legal-events.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private void take(JsonNode root) {
    for (var office : root.get("codes").properties()) {
      for (var code : office.getValue().properties()) {
        codes.put(office.getKey() + ":" + code.getKey(),
            new Meaning(code.getValue().get("event").asString(), code.getValue().path("says").asString("")));
      }
    }
    for (JsonNode status : root.get("statuses")) {
      for (JsonNode word : status.get("words")) {
        words.put(word.asString(), new Meaning(status.get("event").asString(), word.asString()));
      }
    }
  }

  /** Empty for a code the table does not know: it is then kept as a note, never guessed. */
  Optional<Meaning> ofCode(String office, String code) {
    return Optional.ofNullable(codes.get(office + ":" + code.strip()));
  }

  /** A status word; brackets, blanks and what stands behind a bracket do not matter: {@code 失效（未缴年费）} is found by its reason. */
  Optional<Meaning> ofWord(String written) {
    String text = Normalizer.normalize(written, Normalizer.Form.NFKC).replace(" ", "").strip();
    Meaning whole = words.get(text);
    if (whole != null) {
      return Optional.of(whole);
    }
    for (String piece : text.split("[()\\[\\]【】\\-:;,/、。]")) {
      Meaning found = words.get(piece);
      if (found != null && found.isEvent()) {
        return Optional.of(found);
      }
    }
    for (String piece : text.split("[()\\[\\]【】\\-:;,/、。]")) {
      Meaning found = words.get(piece);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  int size() {
    return codes.size() + words.size();
  }

  java.util.Set<String> eventNames() {
    java.util.Set<String> names = new java.util.TreeSet<>();
    codes.values().stream().filter(Meaning::isEvent).forEach(meaning -> names.add(meaning.event()));
    words.values().stream().filter(Meaning::isEvent).forEach(meaning -> names.add(meaning.event()));
    return names;
  }
}
