package cityip.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index in one folder on this machine. */
final class LuceneEngine implements SearchEngine {

  private static final Logger LOG = LoggerFactory.getLogger(LuceneEngine.class);
  private static final String UP_TO = "upTo";
  private static final String CLOSED_WELL = "closed-well";

  /** Raised when fields or analysis change; an index of another layout goes on serving until a new one is made. */
  static final String LAYOUT = "5";

  private final Path folder;
  private final FSDirectory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private final Columns columns = new Columns();
  private final String layout;
  private volatile Instant upTo;

  LuceneEngine(Path folder) {
    this.folder = folder;
    try {
      directory = FSDirectory.open(folder);
      writer = open();
      searchers = writer == null ? new SearcherManager(directory, new OnAllCores()) : new SearcherManager(writer, new OnAllCores());
      var data = writer == null ? Map.<String, String>of() : data(writer);
      upTo = Instant.parse(data.getOrDefault(UP_TO, Instant.EPOCH.toString()));
      layout = data.getOrDefault("layout", LAYOUT);
    } catch (IOException cause) {
      throw new UncheckedIOException("The index at %s cannot be opened; delete the folder to have it made anew.".formatted(folder), cause);
    }
  }

  /** Null when another process of this installation keeps the index; this one then only reads. */
  private @Nullable IndexWriter open() throws IOException {
    try {
      checkUnlessClosedWell();
      return new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE_OR_APPEND));
    } catch (LockObtainFailedException kept) {
      LOG.info("Another process keeps the index; this one only reads it.");
      return null;
    } catch (IOException | RuntimeException damaged) {
      LOG.warn("IP-SRCH-001 The index is damaged ({}); it is made anew.", damaged.getMessage());
      for (var file : directory.listAll()) {
        directory.deleteFile(file);
      }
      return new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE));
    }
  }

  /** After a kill every file's checksum is read before the index is trusted; a lock that is held means that it is in good hands. */
  private void checkUnlessClosedWell() throws IOException {
    if (!Files.deleteIfExists(folder.resolve(CLOSED_WELL)) && DirectoryReader.indexExists(directory)) {
      try (var lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME); var reader = DirectoryReader.open(directory)) {
        lock.ensureValid();
        for (var leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
      }
    }
  }

  private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
    return new IndexWriterConfig(CityAnalyzer.KEPT).setOpenMode(mode).setRAMBufferSizeMB(96).setCommitOnClose(false).setCodec(new QuantisedVectors());
  }

  private static Map<String, String> data(IndexWriter writer) {
    var data = new LinkedHashMap<String, String>();
    var live = writer.getLiveCommitData();
    if (live != null) {
      live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  /** Whether it was made with the fields and analysis of this program. */
  boolean isOfThisLayout() {
    return layout.equals(LAYOUT);
  }

  @Override
  public boolean keeps() {
    return writer != null;
  }

  @Override
  public Instant upTo() {
    return upTo;
  }

  @Override
  public long size() {
    return asking(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  @Override
  public void put(Collection<IndexedDocument> documents, Map<String, float[]> vectors, boolean fresh) {
    var writer = this.writer;
    if (writer == null) {
      return;
    }
    documents.parallelStream().forEach(document -> {
      try {
        if (fresh) {
          writer.addDocument(LuceneDocuments.of(document, vectors.get(document.id())));
        } else {
          writer.updateDocument(new Term("id", document.id()), LuceneDocuments.of(document, vectors.get(document.id())));
        }
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    });
  }

  @Override
  public void remove(Collection<String> ids) {
    changing(writer -> writer.deleteDocuments(ids.stream().map(id -> new Term("id", id)).toArray(Term[]::new)));
  }

  @Override
  public void clear() {
    changing(writer -> {
      writer.deleteAll();
      upTo = Instant.EPOCH;
    });
  }

  @Override
  public synchronized void commit(Instant moment) {
    changing(writer -> {
      upTo = moment.isAfter(upTo) ? moment : upTo;
      writer.setLiveCommitData(Map.of(UP_TO, upTo.toString(), "layout", LAYOUT).entrySet());
      writer.commit();
      searchers.maybeRefreshBlocking();
    });
  }

  /** The folder above names the one that serves. */
  @Override
  public void promote() {
    try {
      var next = folder.resolveSibling("current.next");
      Files.writeString(next, folder.getFileName().toString());
      Files.move(next, folder.resolveSibling("current"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @FunctionalInterface
  private interface Change {
    void in(IndexWriter writer) throws IOException;
  }

  private void changing(Change change) {
    try {
      if (writer != null) {
        change.in(writer);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @FunctionalInterface
  interface Ask<T> {
    T of(IndexSearcher searcher) throws IOException;
  }

  <T> T asking(Ask<T> ask) {
    try {
      if (writer == null) {
        searchers.maybeRefreshBlocking();
      }
      var searcher = searchers.acquire();
      try {
        return ask.of(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  Columns columns() {
    return columns;
  }

  @Override
  public SearchResult search(SearchRequest request) {
    return asking(searcher -> {
      var query = new LuceneQueries(searcher.getIndexReader()).of(request.whole());
      if (request.facets().isEmpty()) {
        var total = searcher.count(query);
        return new SearchResult(total, LucenePages.page(searcher, query, request, total), Map.of());
      }
      return new CountedPage(searcher, columns, request, query).answer();
    });
  }

  @Override
  public PivotCounts pivot(Wanted wanted, String rows, @Nullable String columns, boolean families, @Nullable String sum, int mostRows, int mostColumns) {
    return asking(searcher -> {
      var reader = searcher.getIndexReader();
      var query = new LuceneQueries(reader).of(wanted);
      var down = this.columns.of(reader, rows);
      var across = columns == null ? null : this.columns.of(reader, columns);
      var counts = PivotPass.count(searcher, query, down, across,
          families ? this.columns.of(reader, "family") : null, mostRows, mostColumns);
      return sum == null ? counts : PivotSums.added(searcher, query, this.columns, down, across, counts, sum);
    });
  }

  @Override
  public boolean knowsMeaning() {
    return true;
  }

  @Override
  public List<SearchResult.Hit> nearest(float[] meaning, Wanted among, int limit) {
    return asking(searcher -> {
      var filter = among instanceof Wanted.Everything ? null : new LuceneQueries(searcher.getIndexReader()).of(among);
      var found = searcher.search(new KnnFloatVectorQuery(LuceneDocuments.VECTOR, meaning, limit, filter), limit);
      var stored = searcher.storedFields();
      var hits = new ArrayList<SearchResult.Hit>();
      for (var hit : found.scoreDocs) {
        // Lucene scores a dot product as (1 + cosine) / 2
        hits.add(LuceneDocuments.hit(stored.document(hit.doc), 2 * hit.score - 1));
      }
      return hits;
    });
  }

  @Override
  public void each(Wanted wanted, Consumer<SearchResult.Hit> consumer) {
    asking(searcher -> {
      var query = new LuceneQueries(searcher.getIndexReader()).of(wanted);
      var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
      for (var leaf : searcher.getIndexReader().leaves()) {
        var scorer = weight.scorer(leaf);
        if (scorer == null) {
          continue;
        }
        var live = leaf.reader().getLiveDocs();
        var stored = leaf.reader().storedFields();
        var hits = scorer.iterator();
        for (var doc = hits.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = hits.nextDoc()) {
          if (live == null || live.get(doc)) {
            consumer.accept(LuceneDocuments.hit(stored.document(doc), 0));
          }
        }
      }
      return true;
    });
  }

  @Override
  public void close() {
    try {
      searchers.close();
      if (writer != null) {
        writer.close();
        Files.writeString(folder.resolve(CLOSED_WELL), "");
      }
      directory.close();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
