package cityip.registry;

import cityip.search.IndexedDocument;
import cityip.search.IndexedRecords;
import cityip.search.SearchIndex;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the index in step with the registry: whatever was recorded, taken back, or turned by the calendar since the index
 * was last committed is put in again. It needs no queue, so nothing is lost by a crash; an empty index is filled whole.
 */
@Component
class RightsIndexer implements IndexedRecords, DisposableBean {

  private static final int AT_ONCE = 2_000;

  private final JdbcClient db;
  private final SearchIndex index;
  private final Clock clock;
  private final RightDocuments documents;
  private final ReentrantLock busy = new ReentrantLock();
  private volatile boolean closing;

  RightsIndexer(JdbcClient db, SearchIndex index, Clock clock, SeiBranches branches) {
    this.db = db;
    this.index = index;
    this.clock = clock;
    this.documents = new RightDocuments(db, clock, branches);
  }

  @EventListener
  void onSettled(BatchSettled settled) {
    Thread.ofVirtual().name("index").start(this::catchUp);
  }

  @EventListener(ApplicationReadyEvent.class)
  void onReady() {
    Thread.ofVirtual().name("index").start(this::catchUp);
  }

  @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
  void regularly() {
    catchUp();
  }

  /** Brings the index up to the last recorded moment; returns at once when another thread is at it. */
  void catchUp() {
    if (closing || !index.keeps() || !busy.tryLock()) {
      return;
    }
    try {
      while (!closing && behind()) {
        step();
      }
    } finally {
      busy.unlock();
    }
  }

  private Instant lastRecorded() {
    return db.sql("select recorded from registry_moment").query(Timestamp.class).single().toInstant();
  }

  /** How the index stands against what was recorded: null when it has everything, else up to when it does. */
  @Nullable Instant behindSince() {
    return behind() ? index.upTo() : null;
  }

  /** Something was recorded since, or a night has passed and with it terms may have ended. */
  private boolean behind() {
    return index.upTo().isBefore(startOfToday()) || index.upTo().isBefore(lastRecorded());
  }

  private void step() {
    var last = lastRecorded();
    var from = index.upTo();
    if (from.equals(Instant.EPOCH)) {
      index.clear(db.sql("select count(*) from registry_right").query(Long.class).single());
      all();
    } else {
      changed(from);
    }
    if (!closing) {
      index.commit(last.isAfter(startOfToday()) ? last : startOfToday());
    }
  }

  /** The database must not be closed under a page being read; what is not committed is given again at the next start. */
  @Override
  public void destroy() {
    closing = true;
    busy.lock();
    busy.unlock();
  }

  @Override
  public List<IndexedDocument> of(List<String> ids) {
    return documents.of(ids.stream().map(Long::valueOf).toList());
  }

  /** Under the lock of the catching up, so that nothing older than what is there gets in. */
  @Override
  public void putAgain(List<String> ids) {
    busy.lock();
    try {
      if (!closing) {
        index.put(of(ids), false);
        index.commit(index.upTo());
      }
    } finally {
      busy.unlock();
    }
  }

  private Instant startOfToday() {
    return LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
  }

  private void all() {
    var after = 0L;
    while (true) {
      var ids = db.sql("select id from registry_right where id > :after order by id limit :limit").param("after", after).param("limit", AT_ONCE).query(Long.class).list();
      if (ids.isEmpty() || closing) {
        return;
      }
      index.put(documents.of(ids), true);
      after = ids.getLast();
    }
  }

  private void changed(Instant from) {
    var ids = db.sql("""
        select right_id from registry_event where recorded > :from
        union
        select e.right_id from registry_retraction x join registry_event e using (batch_id) where x.recorded > :from
        union
        select right_id from registry_span where known_until = 'infinity' and valid_from > :fromDay and valid_from <= :today""")
        .param("from", Timestamp.from(from)).param("fromDay", LocalDate.ofInstant(from, clock.getZone())).param("today", LocalDate.now(clock)).query(Long.class).list();
    for (var start = 0; start < ids.size() && !closing; start += AT_ONCE) {
      var some = ids.subList(start, Math.min(ids.size(), start + AT_ONCE));
      var documents = this.documents.of(some);
      index.put(documents, false);
      var gone = new HashSet<>(some.stream().map(String::valueOf).toList());
      documents.forEach(document -> gone.remove(document.id()));
      index.remove(gone);
    }
  }
}
