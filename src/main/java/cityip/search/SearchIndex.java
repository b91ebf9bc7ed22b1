package cityip.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of everything that can be found, on disk under the home folder. It is derived: whoever owns the records can
 * drop it and give them again. Each commit says up to which moment records had been given, so that after a crash the
 * owner knows where to go on.
 */
public final class SearchIndex implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
  private static final String UP_TO = "upTo";

  /** Raised when fields or analysis change; an index of another layout is dropped and given anew. */
  private static final String LAYOUT = "1";

  private final FSDirectory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private volatile Instant upTo;

  SearchIndex(Path folder) {
    try {
      directory = FSDirectory.open(folder);
      writer = open(directory);
      if (writer == null) {
        upTo = Instant.EPOCH;
        searchers = new SearcherManager(directory, new SearcherFactory());
      } else {
        upTo = committed(writer);
        searchers = new SearcherManager(writer, new SearcherFactory());
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("The index at %s cannot be opened; delete the folder to have it made anew.".formatted(folder), cause);
    }
  }

  /** Null when another process of this installation keeps the index; this one then only reads. */
  private static @Nullable IndexWriter open(FSDirectory directory) throws IOException {
    try {
      return new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE_OR_APPEND));
    } catch (LockObtainFailedException kept) {
      LOG.info("Another process keeps the index; this one only reads it.");
      return null;
    } catch (IOException damaged) {
      LOG.warn("IP-SRCH-001 The index is damaged ({}); it is made anew.", damaged.getMessage());
      for (var file : directory.listAll()) {
        directory.deleteFile(file);
      }
      return new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE));
    }
  }

  private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
    return new IndexWriterConfig(new CityAnalyzer(true)).setOpenMode(mode).setRAMBufferSizeMB(96).setCommitOnClose(false);
  }

  private static Instant committed(IndexWriter writer) throws IOException {
    var data = writer.getLiveCommitData();
    if (data != null) {
      String moment = null;
      String layout = null;
      for (var entry : data) {
        moment = entry.getKey().equals(UP_TO) ? entry.getValue() : moment;
        layout = entry.getKey().equals("layout") ? entry.getValue() : layout;
      }
      if (moment != null && LAYOUT.equals(layout)) {
        return Instant.parse(moment);
      }
    }
    writer.deleteAll();
    return Instant.EPOCH;
  }

  /** Whether this process keeps the index; exactly one does. What others put in is left to it. */
  public boolean keeps() {
    return writer != null;
  }

  /** Up to which moment the owners' records are in the index; the epoch when they must all be given. */
  public Instant upTo() {
    return upTo;
  }

  /** Forgets everything, for a rebuild. */
  public void clear() {
    if (writer == null) {
      return;
    }
    try {
      writer.deleteAll();
      upTo = Instant.EPOCH;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /**
   * Puts documents in, on both cores.
   *
   * @param fresh none of them is in the index yet, which saves looking for an older one
   */
  public void put(Collection<IndexedDocument> documents, boolean fresh) {
    var writer = this.writer;
    if (writer == null) {
      return;
    }
    documents.parallelStream().forEach(document -> {
      try {
        if (fresh) {
          writer.addDocument(document(document));
        } else {
          writer.updateDocument(new Term("id", document.id()), document(document));
        }
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    });
  }

  public void remove(Collection<String> ids) {
    if (writer == null) {
      return;
    }
    try {
      writer.deleteDocuments(ids.stream().map(id -> new Term("id", id)).toArray(Term[]::new));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Makes what was put in durable and visible; records up to {@code moment} are now in the index. */
  public synchronized void commit(Instant moment) {
    if (writer == null) {
      return;
    }
    try {
      upTo = moment.isAfter(upTo) ? moment : upTo;
      writer.setLiveCommitData(java.util.Map.of(UP_TO, upTo.toString(), "layout", LAYOUT).entrySet());
      writer.commit();
      searchers.maybeRefreshBlocking();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Answers a question. */
  public SearchResult search(SearchRequest request) {
    try {
      if (writer == null) {
        searchers.maybeRefreshBlocking();
      }
      var searcher = searchers.acquire();
      try {
        return new Asking(searcher).answer(request);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Every hit of a question, in the order of the index; for exports in full. */
  public void each(SearchRequest request, Consumer<String> consumer) {
    try {
      var searcher = searchers.acquire();
      try {
        new Asking(searcher).each(request, consumer);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** How many documents there are. */
  public long size() {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return searcher.getIndexReader().numDocs();
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static Document document(IndexedDocument from) {
    var document = new Document();
    document.add(new KeywordField("id", from.id(), Field.Store.YES));
    from.texts().forEach((field, text) -> {
      if (!text.isEmpty()) {
        document.add(new TextField(Asking.text(field), text, Field.Store.NO));
      }
    });
    from.labels().forEach((field, values) -> values.forEach(value -> document.add(new KeywordField(field, value, Field.Store.NO))));
    from.ranks().forEach((field, rank) -> document.add(new LongField(field, rank, Field.Store.NO)));
    return document;
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    if (writer != null) {
      writer.close();
    }
    directory.close();
  }
}
