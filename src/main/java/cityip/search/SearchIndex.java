package cityip.search;

import cityip.shell.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of everything that can be found. It is derived: whoever owns the records can drop it and give them again. Each
 * commit says up to which moment records had been given, so that after a crash the owner knows where to go on. When it must
 * be made anew, the old one goes on serving until the new one is whole.
 *
 * <p>Every question passes {@link #search}, {@link #each} or their like here, and here alone the limits of the viewer's scope are added.
 */
public final class SearchIndex implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

  /** Values of the label {@code meaning}: whether a document's vector is in the index. */
  static final String WAITS = "waits";
  static final String KNOWN = "known";

  private static final long ASKED_AGAIN_AFTER = Duration.ofSeconds(3).toNanos();

  private final IndexFolder folder;
  private final @Nullable Cluster cluster;
  private final SameBodies same;
  private final Function<Collection<IndexedDocument>, Map<String, float[]>> vectors;
  private final AtomicLong given = new AtomicLong();
  private final AtomicLong expected = new AtomicLong();
  private volatile SearchEngine serving;
  private volatile @Nullable SearchEngine building;
  private volatile boolean awaited;
  private volatile long asked;

  SearchIndex(Path folder, SameBodies same, Function<Collection<IndexedDocument>, Map<String, float[]>> vectors) {
    this(folder, same, vectors, null);
  }

  /**
   * @param vectors what is known of documents' meaning, by id
   * @param cluster where the index is to be kept instead of here; until it is whole there, what is here goes on serving, and while it is
   *     away nothing is put in
   */
  SearchIndex(Path folder, SameBodies same, Function<Collection<IndexedDocument>, Map<String, float[]>> vectors, @Nullable Cluster cluster) {
    this.folder = new IndexFolder(folder);
    this.cluster = cluster;
    this.same = same;
    this.vectors = vectors;
    try {
      this.folder.make();
      var there = there();
      if (there != null) {
        serving = there;
        return;
      }
      var current = new LuceneEngine(this.folder.current());
      serving = current;
      if (cluster != null) {
        moveInto(cluster);
      } else if (current.keeps() && !current.isOfThisLayout()) {
        LOG.info("The index has another layout than this program makes; a new one is made while it serves.");
        building = new LuceneEngine(this.folder.fresh());
      }
      if (current.keeps()) {
        this.folder.sweep();
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** What serves in the cluster; null when nothing does, or when it is away and awaited. */
  private @Nullable SearchEngine there() {
    try {
      awaited = false;
      return cluster == null ? null : ClusterEngine.serving(cluster.door(), cluster.alias(), cluster.shards());
    } catch (ClusterAway away) {
      LOG.warn("The cluster does not answer; it is asked again until it does. {}", away.getMessage());
      awaited = true;
      asked = System.nanoTime();
      return null;
    }
  }

  private void moveInto(Cluster cluster) {
    if (!awaited && serving.keeps()) {
      LOG.info("The index is being made in the cluster; until it is whole the one here serves.");
      building = ClusterEngine.fresh(cluster.door(), cluster.alias(), cluster.shards());
    }
  }

  /** Whether the cluster was away at the start and has not come since; asks it again now and then. */
  private boolean awaits() {
    if (awaited && System.nanoTime() - asked > ASKED_AGAIN_AFTER) {
      arrive();
    }
    return awaited;
  }

  private synchronized void arrive() {
    if (awaited && cluster != null) {
      var there = there();
      if (there != null) {
        var here = serving;
        serving = there;
        here.close();
      } else {
        moveInto(cluster);
      }
    }
  }

  /** A cluster, the name under which it serves, and into how many shards an index is divided. */
  record Cluster(ClusterDoor door, String alias, int shards) {}

  private SearchEngine target() {
    var building = this.building;
    return building == null ? serving : building;
  }

  /** Whether this process keeps the index; exactly one does. What others put in is left to it. */
  public boolean keeps() {
    return !awaits() && target().keeps();
  }

  /** Up to which moment the owners' records are in the index being kept; the epoch when they must all be given. */
  public Instant upTo() {
    return target().upTo();
  }

  /** Where the making of the index stands. */
  public record Progress(boolean rebuilding, long given, long expected) {}

  public Progress progress() {
    return new Progress(building != null || serving.upTo().equals(Instant.EPOCH), given.get(), expected.get());
  }

  /** Forgets everything before all records are given. */
  public void clear(long total) {
    target().clear();
    given.set(0);
    expected.set(total);
  }

  /** Has everything given anew, into a new index, while this one serves; false when that goes on already or another process keeps the index. */
  public synchronized boolean rebuild() {
    try {
      var begins = building == null && serving.keeps();
      if (begins) {
        given.set(0);
        if (cluster != null) {
          building = ClusterEngine.fresh(cluster.door(), cluster.alias(), cluster.shards());
        } else {
          IndexFolder.delete(folder.fresh());
          building = new LuceneEngine(folder.fresh());
        }
      }
      return begins;
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
    target().put(documents, vectors.apply(documents), fresh);
    given.addAndGet(documents.size());
  }

  public void remove(Collection<String> ids) {
    target().remove(ids);
  }

  /** Makes what was put in durable and visible; records up to {@code moment} are now in the index. */
  public synchronized void commit(Instant moment) {
    target().commit(moment);
    var made = building;
    // up to the epoch means that not everything has been given: a part must not take over from the whole
    if (made != null && moment.isAfter(Instant.EPOCH)) {
      made.promote();
      var old = serving;
      serving = made;
      building = null;
      old.close();
      try {
        folder.sweep();
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
  }

  /** Answers a question, within what its asker may see. */
  public SearchResult search(SearchRequest request) {
    var visible = request.with(Wanted.both(request.wanted(), visible(request.scope())));
    return healing(() -> serving.search(visible));
  }

  /** Every hit of a question, in the order of the index; for exports in full. */
  public void each(Wanted wanted, Scope scope, Consumer<SearchResult.Hit> consumer) {
    var visible = Wanted.both(wanted, visible(scope));
    healing(() -> {
      serving.each(visible, consumer);
      return true;
    });
  }

  /** How a result falls by one or two labels, within what its asker may see. */
  PivotCounts pivot(Wanted wanted, Scope scope, String rows, @Nullable String columns, boolean families) {
    return pivot(wanted, scope, rows, columns, families, null);
  }

  /** @param sum a rank to add up over each cell, or null */
  PivotCounts pivot(Wanted wanted, Scope scope, String rows, @Nullable String columns, boolean families, @Nullable String sum) {
    var visible = Wanted.both(wanted, visible(scope));
    return healing(() -> serving.pivot(visible, rows, columns, families, sum, Pivot.MOST_ROWS, Pivot.MOST_COLUMNS));
  }

  /** Those nearest in meaning, among what is wanted and its asker may see; none where the engine cannot compare meanings. */
  List<SearchResult.Hit> nearest(float[] meaning, Wanted among, Scope scope, int limit) {
    var visible = Wanted.both(among, visible(scope));
    return healing(() -> serving.knowsMeaning() ? serving.nearest(meaning, visible, limit) : List.of());
  }

  /** Whether anything can be compared by what it means. */
  boolean knowsMeaning() {
    return serving.knowsMeaning();
  }

  /** The one place in which row scope becomes part of a question. */
  private Wanted visible(Scope scope) {
    return switch (scope) {
      case Scope.WholeCity _ -> new Wanted.Everything();
      case Scope.OneUnit one -> new Wanted.OneOf("access", Set.of(IndexedDocument.PUBLIC, IndexedDocument.unit(one.unit())));
      case Scope.OneBody one -> {
        var access = new LinkedHashSet<String>(Set.of(IndexedDocument.PUBLIC, IndexedDocument.body(one.bodyId())));
        same.of(one.bodyId()).forEach(id -> access.add(IndexedDocument.body(id)));
        yield new Wanted.OneOf("access", access);
      }
      case Scope.PublicOnly _ -> new Wanted.OneOf("access", Set.of(IndexedDocument.PUBLIC));
    };
  }

  /** A file that turns out to be damaged while it is read has the index made anew; this question fails, later ones are answered. */
  private <T> T healing(java.util.function.Supplier<T> question) {
    if (awaits() && serving.size() == 0) {
      throw new ClusterAway("The cluster has not answered since the program started.");
    }
    try {
      return once(question);
    } catch (UncheckedIOException broken) {
      LOG.error("IP-SRCH-002 The index cannot be read ({}); it is made anew.", broken.getMessage());
      rebuild();
      throw broken;
    }
  }

  /** A question that met the old index while it was being replaced is asked of the new one. */
  private static <T> T once(java.util.function.Supplier<T> question) {
    try {
      return question.get();
    } catch (AlreadyClosedException replaced) {
      return question.get();
    }
  }

  boolean inCluster() {
    return cluster != null && serving instanceof ClusterEngine;
  }

  /** Up to which moment records are in the index that serves. */
  Instant servesUpTo() {
    return serving.upTo();
  }

  /** How many documents there are. */
  public long size() {
    return serving.size();
  }

  @Override
  public synchronized void close() {
    serving.close();
    if (building != null) {
      building.close();
    }
  }
}
