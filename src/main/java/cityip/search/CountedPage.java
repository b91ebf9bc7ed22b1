package cityip.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits with the counts beside it. Both pass over the same hits and neither needs the other, so another core counts while this
 * one ranks; where none is free, this one counts afterwards.
 */
final class CountedPage {

  /** Further down the number of hits must be known first. */
  private static final int NEAR = 1_000;

  private final IndexSearcher searcher;
  private final Columns columns;
  private final SearchRequest request;
  private final Query query;

  CountedPage(IndexSearcher searcher, Columns columns, SearchRequest request, Query query) {
    this.searcher = searcher;
    this.columns = columns;
    this.request = request;
    this.query = query;
  }

  private record Facets(long total, Map<String, List<SearchResult.Count>> counts) {}

  SearchResult answer() throws IOException {
    if (request.limit() == 0 || (long) request.offset() + request.limit() > NEAR) {
      var facets = facets();
      return new SearchResult(facets.total, LucenePages.page(searcher, query, request, facets.total), facets.counts);
    }
    var counting = new FutureTask<>(this::facets);
    var other = Thread.ofVirtual().name("facets").start(counting);
    try {
      var hits = LucenePages.page(searcher, query, request, Long.MAX_VALUE);
      counting.run(); // does nothing when another core has begun
      var facets = counting.get();
      return new SearchResult(facets.total, hits, facets.counts);
    } catch (ExecutionException failed) {
      throw asItWas(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    } finally {
      finish(other);
    }
  }

  private static IOException asItWas(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return cause instanceof IOException reading ? reading : new IOException(cause);
  }

  /** The index may be given back only when nobody reads it any longer. */
  private static void finish(Thread other) {
    var interrupted = false;
    while (other.isAlive()) {
      try {
        other.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Counts over the hits; of a label that was chosen from, over what would be hits without that choice. */
  private Facets facets() throws IOException {
    var free = request.facets().stream().filter(label -> !request.chosen().containsKey(label)).toList();
    var wholes = new ArrayList<Columns.Whole>();
    for (var label : free) {
      wholes.add(columns.of(searcher.getIndexReader(), label));
    }
    var counted = LabelCounts.count(searcher, query, wholes);
    var named = LabelCounts.named(wholes, counted);
    var counts = new LinkedHashMap<String, List<SearchResult.Count>>();
    for (var label : request.facets()) {
      counts.put(label, named.containsKey(label) ? named.get(label) : apart(label));
    }
    return new Facets(counted.total(), counts);
  }

  private List<SearchResult.Count> apart(String label) throws IOException {
    var without = new LuceneQueries(searcher.getIndexReader()).of(Wanted.both(request.wanted(), request.limits(label)));
    var whole = List.of(columns.of(searcher.getIndexReader(), label));
    return LabelCounts.named(whole, LabelCounts.count(searcher, without, whole)).getOrDefault(label, List.of());
  }
}
