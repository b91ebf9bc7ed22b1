package cityip.search;

import java.util.List;
import java.util.Map;

/**
 * What the index knows of one record. It holds nothing that its owner could not give again.
 *
 * @param id the owner's key, unique in the index
 * @param texts field → text to be searched in, such as {@code title}
 * @param labels field → exact values to filter and count by, such as {@code kind} or {@code unit}
 * @param ranks field → number to sort by and to give ranges of, such as the filing day as an epoch day
 */
public record IndexedDocument(String id, Map<String, String> texts, Map<String, List<String>> labels, Map<String, Long> ranks) {}
