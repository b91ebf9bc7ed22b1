package cityip.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the index knows of one record. It holds nothing that its owner could not give again.
 *
 * @param id the owner's key, unique in the index
 * @param texts name of a {@link SearchField}'s index → text to be searched in, such as {@code title}
 * @param labels field → exact values to filter and count by, such as {@code kind} or {@code unit}; of {@code ipc} the whole symbols
 * @param ranks field → number to sort by and to give ranges of, such as the filing day as an epoch day
 * @param shown what a hit needs to be shown, kept as it is: {@code number, title, abstract, owner ...}
 * @param access who may find it: {@link #PUBLIC}, and {@link #unit} and {@link #body} of those it concerns; nobody but the city when empty
 */
public record IndexedDocument(String id, Map<String, String> texts, Map<String, List<String>> labels, Map<String, Long> ranks, Map<String, String> shown,
    Set<String> access) {

  /** Published by law: anybody may find it. */
  public static final String PUBLIC = "public";

  public IndexedDocument {
    texts = Map.copyOf(texts);
    labels = Map.copyOf(labels);
    ranks = Map.copyOf(ranks);
    shown = Map.copyOf(shown);
    access = Set.copyOf(access);
  }

  /** Officers of this county-level unit may find it. */
  public static String unit(String code) {
    return "unit:" + code;
  }

  /** People of this body may find it. */
  public static String body(long id) {
    return "body:" + id;
  }
}
