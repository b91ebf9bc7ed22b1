package cityip.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;

/** What somebody would write by hand with Lucene alone. */
final class RawLucene {

  private RawLucene() {}

  /** Documents a second, given on both cores; ready-made ones have the making of their fields off the clock. */
  static double builds(Path folder, int rows, boolean readyMade) throws Exception {
    var nanos = new long[1];
    try (var writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(CityAnalyzer.KEPT).setRAMBufferSizeMB(96))) {
      GeneratedCity.each(rows, some -> {
        var start = System.nanoTime();
        var made = some.parallelStream().map(document -> LuceneDocuments.of(document, null)).toList();
        start = readyMade ? System.nanoTime() : start;
        made.parallelStream().forEach(document -> {
          try {
            writer.addDocument(document);
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        });
        nanos[0] += System.nanoTime() - start;
      });
      var start = System.nanoTime();
      writer.commit();
      nanos[0] += System.nanoTime() - start;
    }
    return rows / (nanos[0] / 1e9);
  }

  /** The best twenty with their stored fields, then one pass over ordinals of each facet by segment; how many there are. */
  static long asks(IndexSearcher searcher, Query query, List<String> facets) throws IOException {
    var top = searcher.search(query, new TopScoreDocCollectorManager(20, 20));
    var stored = searcher.storedFields();
    for (var hit : top.scoreDocs) {
      stored.document(hit.doc);
    }
    if (facets.isEmpty()) {
      return searcher.count(query);
    }
    var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    var counts = new HashMap<String, Long>();
    var total = 0L;
    for (var leaf : searcher.getIndexReader().leaves()) {
      var scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      var values = new SortedSetDocValues[facets.size()];
      var sums = new long[facets.size()][];
      for (var n = 0; n < values.length; n++) {
        values[n] = DocValues.getSortedSet(leaf.reader(), facets.get(n));
        sums[n] = new long[(int) values[n].getValueCount()];
      }
      total += counts(scorer.iterator(), values, sums);
      for (var n = 0; n < values.length; n++) {
        for (var ordinal = 0; ordinal < sums[n].length; ordinal++) {
          if (sums[n][ordinal] > 0) {
            counts.merge(facets.get(n) + values[n].lookupOrd(ordinal).utf8ToString(), sums[n][ordinal], Long::sum);
          }
        }
      }
    }
    return counts.isEmpty() ? 0 : total;
  }

  private static long counts(DocIdSetIterator hits, SortedSetDocValues[] values, long[][] sums) throws IOException {
    var total = 0L;
    for (var doc = hits.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = hits.nextDoc()) {
      total++;
      for (var n = 0; n < values.length; n++) {
        if (values[n].advanceExact(doc)) {
          for (var m = 0; m < values[n].docValueCount(); m++) {
            sums[n][(int) values[n].nextOrd()]++;
          }
        }
      }
    }
    return total;
  }
}
