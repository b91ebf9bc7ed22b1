package cityip.search;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.jspecify.annotations.Nullable;

/** Searchers that divide a question over all cores, large segments too. A question that finds no free core is answered by the thread that asks. */
final class OnAllCores extends SearcherFactory {

  /** Fewer documents are not worth another thread. */
  private static final int LEAST = 50_000;
  private static final int SEGMENTS = 10;
  private static final int NUMBER = Runtime.getRuntime().availableProcessors();
  private static final Executor CORES = Executors.newFixedThreadPool(NUMBER, Thread.ofPlatform().daemon().name("search-", 0).factory());

  @Override
  public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
    return new IndexSearcher(reader, CORES) {
      @Override
      protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
        return slices(leaves, Math.max(LEAST, reader.maxDoc() / (2 * NUMBER)), SEGMENTS, true);
      }
    };
  }
}
