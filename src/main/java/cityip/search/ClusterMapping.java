package cityip.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the cluster keeps documents: the same words, pairs of characters and labels as the index here. */
final class ClusterMapping {

  private ClusterMapping() {}

  /** Settings and fields of an index; {@code replicas} of each of its shards besides the first. */
  static Map<String, Object> of(int shards, int replicas) {
    var analysis = Map.of(
        "char_filter", Map.of("simplified", Map.of("type", "mapping", "mappings", Folding.pairs())),
        "filter", Map.of("both", Map.of("type", "cjk_bigram", "output_unigrams", true), "pairs", Map.of("type", "cjk_bigram", "output_unigrams", false)),
        "analyzer", Map.of("kept", analyzer("both"), "asked", analyzer("pairs"), "terms", Map.of("type", "custom", "tokenizer", "whitespace")));
    var settings = new LinkedHashMap<String, Object>();
    settings.put("number_of_shards", shards);
    settings.put("number_of_replicas", replicas);
    settings.put("refresh_interval", "-1");
    settings.put("analysis", analysis);
    return Map.of("settings", settings, "mappings", Map.of("dynamic_templates", templates(), "properties", Map.of("shown", Map.of("type", "object", "enabled", false))));
  }

  private static Map<String, Object> analyzer(String pairs) {
    return Map.of("type", "custom", "char_filter", List.of("simplified"), "tokenizer", "standard", "filter", List.of("cjk_width", "lowercase", pairs));
  }

  private static List<Map<String, Object>> templates() {
    return List.of(
        Map.of("texts", Map.of("match", "t_*", "mapping", Map.of("type", "text", "analyzer", "kept", "search_analyzer", "asked", "position_increment_gap", 100))),
        Map.of("terms", Map.of("match", "s_*", "mapping", Map.of("type", "text", "analyzer", "terms", "norms", false, "position_increment_gap", 100))),
        Map.of("labels", Map.of("match_mapping_type", "string", "mapping", Map.of("type", "keyword"))));
  }

  /** A document as the cluster takes it. */
  static Map<String, Object> document(IndexedDocument from) {
    var document = new LinkedHashMap<String, Object>();
    document.put("id", from.id());
    from.texts().forEach((field, text) -> document.put(LuceneQueries.text(field), text));
    document.putAll(Terms.of(from));
    Terms.labels(from).forEach((label, values) -> document.put(ClusterQueries.label(label), values));
    document.putAll(from.ranks());
    document.put("shown", from.shown());
    return document;
  }
}
