package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.shell.Scope;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meaning beside its peers: {@code benchmarks/run VectorBench#findsTheNearestBesideRawLucene}, {@code #embedsBesideThePackagedCall}; {@code -Dbench.rows} vectors. */
class VectorBench {

  private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
  private static final int QUESTIONS = 200;
  private static final String FIELD = LuceneDocuments.VECTOR;

  @TempDir
  Path folder;

  @FunctionalInterface
  private interface Nearest {
    List<String> to(float[] question) throws IOException;
  }

  /** The window of the hybrid search, a hundred, of which the first ten are compared with the exact ten. */
  @Test
  void findsTheNearestBesideRawLucene() throws Exception {
    var generator = new GeneratedVectors(1);
    var vectors = IntStream.range(0, ROWS).mapToObj(n -> generator.next()).toArray(float[][]::new);
    var asking = new GeneratedVectors(2);
    var questions = IntStream.range(0, QUESTIONS).mapToObj(n -> asking.next()).toList();
    var exact = questions.parallelStream().map(question -> exact(vectors, question)).toList();
    raw(vectors);
    try (var index = ours(vectors); var reader = DirectoryReader.open(FSDirectory.open(folder.resolve("raw"))); var mine = DirectoryReader.open(FSDirectory.open(folder.resolve("ours/1")))) {
      var searcher = new IndexSearcher(reader);
      Nearest theirs = question -> {
        var ids = new ArrayList<String>();
        var stored = searcher.storedFields();
        for (var hit : searcher.search(new KnnFloatVectorQuery(FIELD, question, ByMeaning.WINDOW), ByMeaning.WINDOW).scoreDocs) {
          ids.add(stored.document(hit.doc).get("id"));
        }
        return ids;
      };
      Nearest ours = question -> index.nearest(question, new Wanted.Everything(), new Scope.WholeCity(), ByMeaning.WINDOW).stream().map(SearchResult.Hit::id).toList();
      compare(questions, exact, ours, theirs);
      System.out.printf(Locale.ROOT, "BENCH memory of %d vectors to be searched: raw Lucene with floats %.1f MB, ours with bytes %.1f MB, share %.3f, goal 0.30%n", ROWS, memory(reader) / 1e6,
          memory(mine) / 1e6, (double) memory(mine) / memory(reader));
    }
  }

  private static void compare(List<float[]> questions, List<Set<String>> exact, Nearest ours, Nearest theirs) throws IOException {
    var mine = new long[QUESTIONS * 3];
    var hand = new long[mine.length];
    var found = new long[2];
    for (var n = -QUESTIONS; n < mine.length; n++) {
      var which = Math.floorMod(n, QUESTIONS);
      var start = System.nanoTime();
      var byHand = theirs.to(questions.get(which));
      var between = System.nanoTime();
      var byUs = ours.to(questions.get(which));
      var end = System.nanoTime();
      if (n < 0) {
        found[0] += byHand.stream().limit(10).filter(exact.get(which)::contains).count();
        found[1] += byUs.stream().limit(10).filter(exact.get(which)::contains).count();
      } else {
        hand[n] = between - start;
        mine[n] = end - between;
      }
    }
    var ratio = new Spread(mine).p50() / new Spread(hand).p50();
    System.out.printf(Locale.ROOT, "BENCH nearest among %d: recall@10 of raw Lucene with floats %.3f, of ours with bytes %.3f, goal 0.95; raw Lucene %s; ours %s; ratio of p50 %.2f, goal 1.20%n", ROWS,
        found[0] / (10.0 * QUESTIONS), found[1] / (10.0 * QUESTIONS), new Spread(hand), new Spread(mine), ratio);
  }

  private static Set<String> exact(float[][] vectors, float[] question) {
    var scores = new float[vectors.length];
    for (var n = 0; n < scores.length; n++) {
      scores[n] = VectorUtil.dotProduct(vectors[n], question);
    }
    return IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble((Integer n) -> scores[n]).reversed()).limit(10).map(String::valueOf).collect(Collectors.toCollection(HashSet::new));
  }

  private void raw(float[][] vectors) throws IOException {
    var start = System.nanoTime();
    try (var writer = new IndexWriter(FSDirectory.open(folder.resolve("raw")), new IndexWriterConfig(CityAnalyzer.KEPT).setRAMBufferSizeMB(96))) {
      IntStream.range(0, vectors.length).parallel().forEach(n -> {
        var document = new Document();
        document.add(new KeywordField("id", Integer.toString(n), Field.Store.YES));
        document.add(new KnnFloatVectorField(FIELD, vectors[n], VectorSimilarityFunction.DOT_PRODUCT));
        try {
          writer.addDocument(document);
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
      });
      writer.commit();
    }
    System.out.printf(Locale.ROOT, "BENCH vectors put in by raw Lucene with floats: %.0f/s%n", vectors.length / ((System.nanoTime() - start) / 1e9));
  }

  private SearchIndex ours(float[][] vectors) {
    var start = System.nanoTime();
    var index = new SearchIndex(folder.resolve("ours"), List::of, some -> some.stream().collect(Collectors.toMap(IndexedDocument::id, one -> vectors[Integer.parseInt(one.id())])));
    for (var from = 0; from < vectors.length; from += GeneratedCity.AT_ONCE) {
      index.put(IntStream.range(from, Math.min(vectors.length, from + GeneratedCity.AT_ONCE))
          .mapToObj(n -> new IndexedDocument(Integer.toString(n), Map.of(), Map.of(), Map.of(), Map.of(), Set.of(IndexedDocument.PUBLIC))).toList(), true);
    }
    index.commit(Instant.ofEpochSecond(1));
    System.out.printf(Locale.ROOT, "BENCH vectors put in by ours with bytes: %.0f/s%n", vectors.length / ((System.nanoTime() - start) / 1e9));
    return index;
  }

  /** Links and the numbers that are compared while searching; floats that a quantised index keeps on disk for merging are not read. */
  private static long memory(DirectoryReader reader) {
    var bytes = 0L;
    for (var leaf : reader.leaves()) {
      var info = leaf.reader().getFieldInfos().fieldInfo(FIELD);
      var parts = ((CodecReader) leaf.reader()).getVectorReader().getOffHeapByteSize(info);
      bytes += parts.getOrDefault("vex", 0L) + (parts.containsKey("veq") ? parts.get("veq") : parts.getOrDefault("vec", 0L));
    }
    assertThat(bytes).isPositive();
    return bytes;
  }

  @Test
  void embedsBesideThePackagedCall() throws Exception {
    var texts = GeneratedPatents.some(400, 9).stream().map(document -> document.texts().getOrDefault("abstract", "").substring(0, 200)).toList();
    var packaged = new BgeSmallZhV15QuantizedEmbeddingModel();
    try (var model = new MeaningModel(); var two = Executors.newFixedThreadPool(2)) {
      packaged.embed(texts.getFirst());
      model.of(texts.subList(0, 8));
      var segments = texts.stream().map(TextSegment::from).toList();
      var start = System.nanoTime();
      var peer = packaged.embedAll(segments).content();
      var theirs = texts.size() / ((System.nanoTime() - start) / 1e9);
      start = System.nanoTime();
      var halves = List.of(two.submit(() -> model.of(texts.subList(0, 200))), two.submit(() -> model.of(texts.subList(200, 400))));
      var mine = List.of(halves.getFirst().get(), halves.getLast().get());
      var ours = texts.size() / ((System.nanoTime() - start) / 1e9);
      var apart = 0.0;
      for (var n = 0; n < texts.size(); n++) {
        for (var m = 0; m < MeaningModel.DIMENSIONS; m++) {
          apart = Math.max(apart, Math.abs(mine.get(n / 200)[n % 200][m] - peer.get(n).vector()[m]));
        }
      }
      System.out.printf(Locale.ROOT, "BENCH embedding of 200 characters on two cores: packaged %.1f/s, ours %.1f/s, ratio %.2f, goal 1.70; farthest apart %.1e, goal 1e-4%n", theirs, ours,
          ours / theirs, apart);
    }
  }
}
