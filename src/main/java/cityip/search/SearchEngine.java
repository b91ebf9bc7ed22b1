package cityip.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an engine must be able to do; there are two, and one test holds both to the same answers. Row scope is already in what they are asked. */
interface SearchEngine extends AutoCloseable {

  /** Whether this process may put documents in. */
  boolean keeps();

  /** Up to which moment the owners' records are in; the epoch when they must all be given. */
  Instant upTo();

  long size();

  /**
   * Puts documents in.
   *
   * @param vectors what they mean, by id, as far as it is known
   * @param fresh none of them is there yet
   */
  void put(Collection<IndexedDocument> documents, Map<String, float[]> vectors, boolean fresh);

  void remove(Collection<String> ids);

  /** Forgets everything. */
  void clear();

  /** Makes what was put in durable and visible. */
  void commit(Instant moment);

  /** From now on this is the one that serves, also after a new start. */
  void promote();

  SearchResult search(SearchRequest request);

  /** Every hit, in the order of the index. */
  void each(Wanted wanted, Consumer<SearchResult.Hit> consumer);


  /** Whether it can compare what texts mean. */
  boolean knowsMeaning();

  /** Those nearest in meaning, among what is wanted, the nearest first; the score is the cosine between -1 and 1. */
  List<SearchResult.Hit> nearest(float[] meaning, Wanted among, int limit);

  /** How what is wanted falls by one or two labels, in hits or in families; the rank {@code sum} is added up when one is named. */
  PivotCounts pivot(Wanted wanted, String rows, @Nullable String columns, boolean families, @Nullable String sum, int mostRows, int mostColumns);

  @Override
  void close();
}
