package cityip.registry;

import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds which of the rights at hand are one, from the numbers told of them, and keeps what follows from it over time. */
final class Joins {

  private final JdbcClient db;
  private final StoredHistories stored;
  private final Map<Long, Touched> known = new LinkedHashMap<>();
  private final Map<Long, Long> joinedTo = new HashMap<>();
  private final Set<Long> fetched = new HashSet<>();
  private final Map<Touched, OneRight> ones = new HashMap<>();

  private Joins(JdbcClient db, StoredHistories stored) {
    this.db = db;
    this.stored = stored;
  }

  /**
   * For a load: rights already joined stay so, and numbers told anew join more.
   *
   * @param touched rights something new is said of, filled
   * @param numbers what new rows tell of them
   */
  static Joins ofLoad(JdbcClient db, StoredHistories stored, Collection<Touched> touched, Map<Touched, Set<String>> numbers) {
    Joins joins = new Joins(db, stored);
    touched.forEach(right -> joins.known.put(right.id, right));
    Map<String, Set<Long>> bearers = joins.bearers(numbers);
    bearers.values().removeIf(ids -> ids.size() < 2);
    Set<Long> asked = new HashSet<>(joins.known.keySet());
    bearers.values().forEach(asked::addAll);
    joins.readJoined(asked);
    if (!bearers.isEmpty() || !joins.joinedTo.isEmpty()) {
      joins.fetch(asked, bearers.values());
      joins.connect(bearers.values(), true);
    }
    return joins;
  }

  /** For an undo: what is still one once the numbers a batch told are not seen any more. */
  static Joins ofUndo(JdbcClient db, StoredHistories stored, Map<Long, Touched> rights) {
    Joins joins = new Joins(db, stored);
    joins.known.putAll(rights);
    joins.readJoined(new HashSet<>(rights.keySet()));
    if (joins.joinedTo.isEmpty()) {
      return joins;
    }
    Set<Long> all = new HashSet<>(joins.joinedTo.keySet());
    all.addAll(joins.joinedTo.values());
    joins.add(all);
    Map<String, Set<Long>> bearers = new HashMap<>();
    db.sql("""
        select number, right_id from registry_number n where right_id = any(?)
         and not exists (select 1 from registry_retraction r where r.batch_id = n.batch_id)""").params((Object) all.toArray(Long[]::new)).query(row -> {
      bearers.computeIfAbsent(row.getString(1), _ -> new LinkedHashSet<>(2)).add(row.getLong(2));
    });
    joins.connect(bearers.values(), false);
    return joins;
  }

  /** The one right this belongs to; itself when it is alone. */
  OneRight of(Touched right) {
    return ones.getOrDefault(right, OneRight.alone(right));
  }

  /** These rights and all that were one with them, each as what it is now. */
  Set<OneRight> tornApart(Collection<Touched> rights) {
    Set<OneRight> all = new LinkedHashSet<>();
    rights.forEach(right -> all.add(of(right)));
    known.values().forEach(right -> all.add(of(right)));
    return all;
  }

  private Map<String, Set<Long>> bearers(Map<Touched, Set<String>> numbers) {
    Map<String, Set<Long>> bearers = new HashMap<>();
    numbers.forEach((right, told) -> told.forEach(number -> bearers.computeIfAbsent(number, _ -> new LinkedHashSet<>(2)).add(right.id)));
    if (!bearers.isEmpty()) {
      db.sql("""
          select number, right_id from registry_number n where number = any(?)
           and not exists (select 1 from registry_retraction r where r.batch_id = n.batch_id)""").params((Object) bearers.keySet().toArray(String[]::new)).query(row -> {
        Set<Long> bearer = bearers.get(row.getString(1));
        if (bearer != null) {
          bearer.add(row.getLong(2));
        }
      });
    }
    return bearers;
  }

  /** Joins as they hold now, of these rights and of all that are one with them. */
  private void readJoined(Set<Long> ids) {
    db.sql("""
        select j.right_id, j.canonical_id from registry_joined j where j.known_until = 'infinity' and j.canonical_id in (
          select canonical_id from registry_joined where known_until = 'infinity' and right_id = any(:ids) union select unnest(:ids))""")
        .param("ids", ids.toArray(Long[]::new)).query(row -> {
      joinedTo.put(row.getLong(1), row.getLong(2));
    });
  }

  private void fetch(Set<Long> asked, Collection<Set<Long>> bearers) {
    Set<Long> wanted = new HashSet<>(joinedTo.keySet());
    wanted.addAll(joinedTo.values());
    bearers.forEach(wanted::addAll);
    asked.stream().filter(id -> !known.containsKey(id)).forEach(wanted::add);
    add(wanted);
    stored.fill(wanted.stream().filter(fetched::contains).map(known::get).map(java.util.Objects::requireNonNull).toList());
  }

  private void add(Set<Long> ids) {
    Long[] missing = ids.stream().filter(id -> !known.containsKey(id)).toArray(Long[]::new);
    if (missing.length == 0) {
      return;
    }
    db.sql("select id, jurisdiction, kind, number from registry_right where id = any(?)").params((Object) missing).query(row -> {
      Touched right = new Touched(new RightNumber(row.getString(2), RightKind.ofNumber(row.getInt(3)), row.getString(4)));
      right.id = row.getLong(1);
      right.isNew = false;
      known.put(right.id, right);
      fetched.add(right.id);
    });
  }

  private void connect(Collection<Set<Long>> bearers, boolean keepJoined) {
    Map<Long, Long> parent = new HashMap<>();
    if (keepJoined) {
      joinedTo.forEach((right, canonical) -> unite(parent, right, canonical));
    }
    for (Set<Long> same : bearers) {
      Long first = same.iterator().next();
      same.forEach(id -> unite(parent, first, id));
    }
    Map<Long, List<Touched>> groups = new LinkedHashMap<>();
    known.forEach((id, right) -> {
      if (parent.containsKey(id)) {
        groups.computeIfAbsent(root(parent, id), _ -> new ArrayList<>(2)).add(right);
      }
    });
    groups.values().stream().filter(group -> group.size() > 1 && !contradicted(group)).map(OneRight::of).forEach(one -> one.members().forEach(member -> ones.put(member, one)));
  }

  /** Two application numbers are two rights: when sources give both the same publication, one of them errs, and nothing is joined. */
  private static boolean contradicted(List<Touched> group) {
    return group.stream().filter(right -> right.number.isChinese() && !FurtherNumbers.isDocument(right.number)).count() > 1;
  }

  /** Only rights of one office and kind can be one: a model and an invention of the same day are two. */
  private void unite(Map<Long, Long> parent, Long a, Long b) {
    Touched one = known.get(a);
    Touched other = known.get(b);
    if (one != null && other != null && one.number.kind() == other.number.kind() && one.number.jurisdiction().equals(other.number.jurisdiction())) {
      parent.put(root(parent, a), root(parent, b));
    }
  }

  private static Long root(Map<Long, Long> parent, Long id) {
    Long at = id;
    Long up = parent.computeIfAbsent(at, one -> one);
    while (!up.equals(at)) {
      at = up;
      up = parent.computeIfAbsent(at, one -> one);
    }
    return at;
  }

  /**
   * The fact that joins: an event on each right that is one with a touched one and of which nothing new was said itself. By it the
   * index and whoever else follows recorded events learns of the change, and of its undo together with the batch.
   */
  void mark(long batch, Instant moment, Set<Touched> touched) {
    Set<Long> marked = new LinkedHashSet<>();
    ones.values().forEach(one -> one.members().stream().filter(member -> !touched.contains(member)).forEach(member -> marked.add(member.id)));
    if (!marked.isEmpty()) {
      db.sql("""
          insert into registry_event (right_id, id, kind, effective, recorded, batch_id, line, hash)
          select id, nextval('registry_event_number'), ?, (?::timestamptz at time zone 'Asia/Shanghai')::date, ?, ?, 0, 0 from unnest(?::bigint[]) as w(id)""")
          .params(EventKind.JOINED.number(), StoredHistories.moment(moment), StoredHistories.moment(moment), batch, marked.toArray(Long[]::new)).update();
    }
  }

  /** What has changed: joined to another number than before, or to none any more. */
  void keep(Instant moment) {
    List<Long> closed = new ArrayList<>();
    List<Long> opened = new ArrayList<>();
    List<Long> canonical = new ArrayList<>();
    for (Touched right : known.values()) {
      Long before = joinedTo.get(right.id);
      OneRight one = of(right);
      Long now = one.canonical() == right ? null : Long.valueOf(one.canonical().id);
      if (java.util.Objects.equals(before, now)) {
        continue;
      }
      if (before != null) {
        closed.add(right.id);
      }
      if (now != null) {
        opened.add(right.id);
        canonical.add(now);
      }
    }
    if (!closed.isEmpty()) {
      db.sql("update registry_joined set known_until = ? where known_until = 'infinity' and right_id = any(?)")
          .params(StoredHistories.moment(moment), closed.toArray(Long[]::new)).update();
    }
    if (!opened.isEmpty()) {
      db.sql("insert into registry_joined select w.id, w.canonical, ?, 'infinity' from unnest(?::bigint[], ?::bigint[]) as w(id, canonical)")
          .params(StoredHistories.moment(moment), opened.toArray(Long[]::new), canonical.toArray(Long[]::new)).update();
    }
  }
}
