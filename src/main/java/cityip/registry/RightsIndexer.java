package cityip.registry;

import cityip.kernel.RightKind;
import cityip.search.IndexedDocument;
import cityip.search.SearchIndex;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
class RightsIndexer implements DisposableBean {

  private static final int AT_ONCE = 2_000;

  private final JdbcClient db;
  private final SearchIndex index;
  private final Clock clock;
  private final ReentrantLock busy = new ReentrantLock();
  private volatile boolean closing;

  RightsIndexer(JdbcClient db, SearchIndex index, Clock clock) {
    this.db = db;
    this.index = index;
    this.clock = clock;
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

  /** Something was recorded since, or a night has passed and with it terms may have ended. */
  private boolean behind() {
    return index.upTo().isBefore(startOfToday()) || index.upTo().isBefore(lastRecorded());
  }

  private void step() {
    var last = lastRecorded();
    var from = index.upTo();
    if (from.equals(Instant.EPOCH)) {
      index.clear();
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
      index.put(documents(ids), true);
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
      var documents = documents(some);
      index.put(documents, false);
      var gone = new HashSet<>(some.stream().map(String::valueOf).toList());
      documents.forEach(document -> gone.remove(document.id()));
      index.remove(gone);
    }
  }

  /** The documents of rights as they are today; a right of which nothing is known any more has none. */
  private List<IndexedDocument> documents(List<Long> ids) {
    return db.sql("""
        select r.id, r.jurisdiction, r.kind, r.number, r.publication_number, r.title, r.classes, r.filed, s.state, s.unit,
               (select array_agg(o.name order by o.position) from registry_owner o where o.right_id = r.id and o.known_until = 'infinity'
                   and o.valid_from <= :today and :today < o.valid_until) as owners,
               (select array_agg(o.party_id::text) from registry_owner o where o.right_id = r.id and o.known_until = 'infinity'
                   and o.valid_from <= :today and :today < o.valid_until) as owner_ids,
               d.abstract, d.claims, d.inventors, d.agency
          from registry_right r
          join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= :today and :today < s.valid_until
          left join lateral (
               select e.abstract, left(e.claims, 2000) as claims, e.data -> 'inventors' as inventors, e.data ->> 'agency' as agency
                 from registry_event e
                where e.right_id = r.id and e.kind = 3 and not exists (select 1 from registry_retraction x where x.batch_id = e.batch_id)
                order by e.effective desc, e.id desc limit 1) d on true
         where r.id = any(:ids)""")
        .param("ids", ids.toArray(Long[]::new)).param("today", LocalDate.now(clock)).query(RightsIndexer::document).list();
  }

  private static IndexedDocument document(ResultSet row, int n) throws SQLException {
    var texts = new HashMap<String, String>();
    text(texts, "title", row.getString("title"));
    text(texts, "abstract", row.getString("abstract"));
    text(texts, "claims", row.getString("claims"));
    text(texts, "inventors", row.getString("inventors"));
    text(texts, "owners", String.join(" ", strings(row.getArray("owners"))));
    text(texts, "agency", row.getString("agency"));
    var labels = new HashMap<String, List<String>>();
    var kind = RightKind.ofNumber(row.getInt("kind"));
    labels.put("kind", List.of(kind.code()));
    labels.put("state", List.of(RightState.ofNumber(row.getInt("state")).code()));
    label(labels, "unit", row.getString("unit"));
    labels.put("jurisdiction", List.of(row.getString("jurisdiction")));
    labels.put("owner", strings(row.getArray("owner_ids")));
    labels.put("number", numbers(row.getString("number"), row.getString("publication_number"), kind));
    labels.put("class", strings(row.getArray("classes")).stream().map(symbol -> kind.isPatent() && symbol.length() >= 4 ? symbol.substring(0, 4) : symbol).distinct().toList());
    var ranks = new HashMap<String, Long>();
    var filed = row.getDate("filed");
    if (filed != null) {
      ranks.put("filedDay", filed.toLocalDate().toEpochDay());
      labels.put("year", List.of(Integer.toString(filed.toLocalDate().getYear())));
    }
    return new IndexedDocument(row.getString("id"), texts, labels, ranks);
  }

  /** The ways in which people write the number of one right. */
  private static List<String> numbers(String number, @Nullable String publication, RightKind kind) {
    var written = new ArrayList<String>();
    written.add(number);
    if (kind.isPatent() && number.contains(".")) {
      written.add(number.replace(".", ""));
      written.add(number.substring(0, number.indexOf('.')));
      written.add("ZL" + number);
      written.add("ZL" + number.replace(".", ""));
      written.add("CN" + number);
    }
    if (publication != null) {
      written.add(publication);
    }
    return written.stream().map(text -> text.toUpperCase(Locale.ROOT)).distinct().toList();
  }

  private static void text(Map<String, String> texts, String field, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      texts.put(field, text);
    }
  }

  private static void label(Map<String, List<String>> labels, String field, @Nullable String value) {
    if (value != null) {
      labels.put(field, List.of(value));
    }
  }

  private static List<String> strings(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
