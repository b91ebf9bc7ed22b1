package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.shell.Scope;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speed of the search beside its peers; {@code benchmarks/run SearchBench}, prints one run. {@code -Dbench.rows} documents, {@code -Dbench.pivot} rows. */
class SearchBench {

  private static final int ROWS = Integer.getInteger("bench.rows", 200_000);
  private static final int PIVOT = Integer.getInteger("bench.pivot", 5_000_000);
  private static final List<String> FACETS = List.of("kind", "state", "year", "unit", "ipc.subclass");
  private static final Scope CITY = new Scope.WholeCity();

  @TempDir
  Path folder;

  private static double ms(long nanos) {
    return nanos / 1e6;
  }

  private static String spread(long[] nanos) {
    Arrays.sort(nanos);
    return "p50 %.2f ms, p99 %.2f ms".formatted(ms(nanos[nanos.length / 2]), ms(nanos[Math.min(nanos.length - 1, nanos.length * 99 / 100)]));
  }

  @Test
  void buildsAndAsksBesideRawLucene() throws Exception {
    var documents = GeneratedPatents.some(ROWS, 1);
    var start = System.nanoTime();
    raw(documents);
    var bare = ROWS / ((System.nanoTime() - start) / 1e9);
    try (var index = new SearchIndex(folder.resolve("ours"), List::of, some -> Map.of())) {
      start = System.nanoTime();
      for (var from = 0; from < ROWS; from += 2_000) {
        index.put(documents.subList(from, Math.min(ROWS, from + 2_000)), true);
      }
      index.commit(Instant.ofEpochSecond(1));
      var ours = ROWS / ((System.nanoTime() - start) / 1e9);
      System.out.printf(Locale.ROOT, "BENCH build of %d: raw Lucene %.0f/s, ours %.0f/s (with sounds, levels and access), ratio %.2f%n", ROWS, bare, ours, ours / bare);
      ask(index);
    }
  }

  /** The same fields and analysis, given ready-made. */
  private void raw(List<IndexedDocument> documents) throws Exception {
    try (var writer = new IndexWriter(FSDirectory.open(folder.resolve("raw")), new IndexWriterConfig(CityAnalyzer.KEPT).setRAMBufferSizeMB(96))) {
      documents.parallelStream().forEach(document -> {
        try {
          Document made = LuceneDocuments.of(document, null);
          writer.addDocument(made);
        } catch (IOException failed) {
          throw new java.io.UncheckedIOException(failed);
        }
      });
      writer.commit();
    }
  }

  private void ask(SearchIndex index) throws Exception {
    var questions = new ArrayList<Wanted>();
    for (var n = 0; n < 60; n++) {
      questions.add(PlainWords.all(GeneratedPatents.term(n * 13)));
    }
    try (var reader = DirectoryReader.open(FSDirectory.open(folder.resolve("ours").resolve("1")))) {
      var searcher = new IndexSearcher(reader);
      var queries = new LuceneQueries(reader);
      for (var facets : List.of(List.<String>of(), FACETS)) {
        var theirs = new long[questions.size() * 5];
        var ours = new long[theirs.length];
        for (var round = -3; round < 5; round++) {
          for (var n = 0; n < questions.size(); n++) {
            var query = queries.of(questions.get(n));
            var start = System.nanoTime();
            var total = byHand(searcher, query, facets);
            var between = System.nanoTime();
            var found = index.search(new SearchRequest(questions.get(n), CITY, SearchOrder.RELEVANCE, false, 20, 0, facets));
            var end = System.nanoTime();
            assertThat(found.total()).isEqualTo(total);
            if (round >= 0) {
              theirs[round * questions.size() + n] = between - start;
              ours[round * questions.size() + n] = end - between;
            }
          }
        }
        System.out.printf(Locale.ROOT, "BENCH top 20 with %d facets over %d: raw Lucene by hand %s; ours %s, ratio of p50 %.2f%n", facets.size(), ROWS, spread(theirs), spread(ours),
            (double) ours[ours.length / 2] / theirs[theirs.length / 2]);
      }
    }
  }

  /** What somebody would write by hand: the best twenty with their stored fields, then one pass over ordinals of each facet by segment. */
  private static long byHand(IndexSearcher searcher, Query query, List<String> facets) throws IOException {
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
      var hits = scorer.iterator();
      for (var doc = hits.nextDoc(); doc != org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS; doc = hits.nextDoc()) {
        total++;
        for (var n = 0; n < values.length; n++) {
          if (values[n].advanceExact(doc)) {
            for (var m = 0; m < values[n].docValueCount(); m++) {
              sums[n][(int) values[n].nextOrd()]++;
            }
          }
        }
      }
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

  @Test
  void turnsFiveMillionRowsBesideDuckDb() throws Exception {
    var random = new Random(5);
    var units = new int[PIVOT];
    var years = new int[PIVOT];
    var families = new int[PIVOT];
    for (var n = 0; n < PIVOT; n++) {
      units[n] = (int) (14 * Math.pow(random.nextDouble(), 2));
      years[n] = 2006 + (int) (20 * Math.sqrt(random.nextDouble()));
      families[n] = random.nextInt(PIVOT * 9 / 10);
    }
    try (var index = new SearchIndex(folder.resolve("pivot"), List::of, some -> Map.of())) {
      for (var from = 0; from < PIVOT; from += 10_000) {
        var some = new ArrayList<IndexedDocument>();
        for (var n = from; n < Math.min(PIVOT, from + 10_000); n++) {
          some.add(new IndexedDocument(Integer.toString(n), Map.of(), Map.of("unit", List.of("u" + units[n]), "year", List.of(Integer.toString(years[n])), "family",
              List.of("f" + families[n])), Map.of(), Map.of(), Set.of()));
        }
        index.put(some, true);
      }
      index.commit(Instant.ofEpochSecond(1));
      try (var duck = DriverManager.getConnection("jdbc:duckdb:"); var statement = duck.createStatement()) {
        statement.execute("set threads=2");
        statement.execute("create table rights (unit varchar, year varchar, family varchar)");
        try (var appender = ((org.duckdb.DuckDBConnection) duck).createAppender("main", "rights")) {
          for (var n = 0; n < PIVOT; n++) {
            appender.beginRow();
            appender.append("u" + units[n]);
            appender.append(Integer.toString(years[n]));
            appender.append("f" + families[n]);
            appender.endRow();
          }
        }
        for (var measure : List.of("count(*)", "count(distinct family)")) {
          compare(index, statement, measure);
        }
      }
    }
  }

  private static void compare(SearchIndex index, java.sql.Statement statement, String measure) throws Exception {
    var ours = new long[9];
    var theirs = new long[9];
    for (var round = -3; round < 9; round++) {
      var start = System.nanoTime();
      var table = index.pivot(new Wanted.Everything(), CITY, "unit", "year", measure.contains("distinct"));
      var between = System.nanoTime();
      var cells = new HashMap<String, Long>();
      try (var rows = statement.executeQuery("select unit, year, " + measure + " from rights group by 1, 2")) {
        while (rows.next()) {
          cells.put(rows.getString(1) + rows.getString(2), rows.getLong(3));
        }
      }
      var end = System.nanoTime();
      for (var r = 0; r < table.rows().size(); r++) {
        for (var c = 0; c < table.columns().size(); c++) {
          assertThat(table.cells()[r][c]).isEqualTo(cells.getOrDefault(table.rows().get(r).value() + table.columns().get(c).value(), 0L));
        }
      }
      if (round >= 0) {
        ours[round] = between - start;
        theirs[round] = end - between;
      }
    }
    System.out.printf(Locale.ROOT, "BENCH pivot of %d rows, %s: DuckDB %s; ours %s%n", PIVOT, measure, spread(theirs), spread(ours));
  }

  @Test
  void embedsBesideThePackagedCall() throws Exception {
    var texts = GeneratedPatents.some(400, 9).stream().map(document -> document.texts().getOrDefault("abstract", "").substring(0, 200)).toList();
    var packaged = new BgeSmallZhV15QuantizedEmbeddingModel();
    try (var model = new MeaningModel(); var two = Executors.newFixedThreadPool(2)) {
      packaged.embed(texts.getFirst());
      model.of(texts.subList(0, 8));
      var segments = texts.stream().map(dev.langchain4j.data.segment.TextSegment::from).toList();
      var start = System.nanoTime();
      packaged.embedAll(segments);
      var theirs = texts.size() / ((System.nanoTime() - start) / 1e9);
      start = System.nanoTime();
      for (var half : List.of(two.submit(() -> model.of(texts.subList(0, 200))), two.submit(() -> model.of(texts.subList(200, 400))))) {
        half.get();
      }
      var ours = texts.size() / ((System.nanoTime() - start) / 1e9);
      System.out.printf(Locale.ROOT, "BENCH embedding of 200 characters on two cores: packaged %.1f/s, ours %.1f/s, ratio %.2f%n", theirs, ours, ours / theirs);
    }
  }
}
