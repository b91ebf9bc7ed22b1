package cityip.registry;

import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.registry.Folded.FlagSpan;
import cityip.registry.Folded.OwnerSpan;
import cityip.registry.Folded.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is stored of many rights at once. */
final class StoredHistories {

  private final JdbcClient db;

  StoredHistories(JdbcClient db) {
    this.db = db;
  }

  /** Gives those rights that are stored their id, and takes the mark of being new from them. */
  void find(Map<RightNumber, Touched> rights) {
    int n = rights.size();
    String[] jurisdictions = new String[n];
    Short[] kinds = new Short[n];
    String[] numbers = new String[n];
    int i = 0;
    for (RightNumber number : rights.keySet()) {
      jurisdictions[i] = number.jurisdiction();
      kinds[i] = number.kind().number();
      numbers[i++] = number.canonical();
    }
    db.sql("""
        select r.id, r.jurisdiction, r.kind, r.number
        from unnest(?::text[], ?::smallint[], ?::text[]) as w(jurisdiction, kind, number)
        join registry_right r using (jurisdiction, kind, number)
        """).params(jurisdictions, kinds, numbers).query(row -> {
      Touched right = rights.get(new RightNumber(row.getString(2), RightKind.ofNumber(row.getShort(3)), row.getString(4)));
      if (right != null) {
        right.id = row.getLong(1);
        right.isNew = false;
      }
    });
  }

  /** The rights a batch has events of. */
  Map<Long, Touched> ofBatch(long batch) {
    Map<Long, Touched> rights = new HashMap<>();
    db.sql("""
        select id, jurisdiction, kind, number from registry_right
        where id in (select right_id from registry_event where batch_id = ?) order by id
        """).params(batch).query(row -> {
      Touched right = new Touched(new RightNumber(row.getString(2), RightKind.ofNumber(row.getShort(3)), row.getString(4)));
      right.id = row.getLong(1);
      right.isNew = false;
      rights.put(right.id, right);
    });
    return rights;
  }

  /** Fills in the hashes of what is live, which tell whether a row says anything new. */
  void hashes(Collection<Touched> rights) {
    Map<Long, Touched> byId = new HashMap<>();
    rights.stream().filter(right -> !right.isNew).forEach(right -> byId.put(right.id, right));
    if (!byId.isEmpty()) {
      db.sql("""
          select right_id, hash, kind, effective from registry_event e where right_id = any(?)
           and not exists (select 1 from registry_retraction r where r.batch_id = e.batch_id)
          """).params((Object) byId.keySet().toArray(Long[]::new)).query(row -> {
        right(byId, row).known(row.getLong(2), EventKind.ofNumber(row.getInt(3)), someDay(row, 4));
      });
    }
  }

  /** Fills in the live events and the rows that hold now. */
  void fill(Collection<Touched> rights) {
    Map<Long, Touched> byId = new HashMap<>();
    rights.stream().filter(right -> !right.isNew).forEach(right -> byId.put(right.id, right));
    if (byId.isEmpty()) {
      return;
    }
    Long[] ids = byId.keySet().toArray(Long[]::new);
    events(byId, ids);
    db.sql("""
        select right_id, ctid::text, state, unit, coalesce(owner_id, 0), filed, granted, valid_from, valid_until
        from registry_span where right_id = any(?) and known_until = 'infinity'
        """).params((Object) ids).query(row -> {
      right(byId, row).spans.put(new Span(RightState.ofNumber(row.getInt(3)), row.getString(4), row.getLong(5), day(row, 6), day(row, 7), someDay(row, 8),
          someDay(row, 9)), row.getString(2));
    });
    db.sql("""
        select right_id, ctid::text, party_id, position, name, valid_from, valid_until
        from registry_owner where right_id = any(?) and known_until = 'infinity'
        """).params((Object) ids).query(row -> {
      right(byId, row).owners.put(new OwnerSpan(row.getLong(3), row.getInt(4), row.getString(5), someDay(row, 6), someDay(row, 7)), row.getString(2));
    });
    db.sql("""
        select right_id, ctid::text, flag, detail, amount, valid_from, valid_until
        from registry_flag where right_id = any(?) and known_until = 'infinity'
        """).params((Object) ids).query(row -> {
      java.math.BigDecimal amount = row.getBigDecimal(5);
      right(byId, row).flags.put(new FlagSpan(FlagKind.ofNumber(row.getInt(3)), row.getString(4), amount == null ? null : amount.stripTrailingZeros(),
          someDay(row, 6), someDay(row, 7)), row.getString(2));
    });
  }

  private void events(Map<Long, Touched> byId, Long[] ids) {
    // long texts are not needed to tell a history
    db.sql("""
        select right_id, id, kind, effective, recorded, batch_id, line, data, null, null
        from registry_event e where right_id = any(?)
         and not exists (select 1 from registry_retraction r where r.batch_id = e.batch_id)
        order by right_id, id
        """).params((Object) ids).query(row -> {
      right(byId, row).live.add(event(row));
    });
  }

  /** The live events of many rights as known at a moment, without their long facts. */
  Map<Long, List<RightEvent>> events(Collection<Long> rights, Instant known) {
    Map<Long, List<RightEvent>> events = new HashMap<>();
    db.sql("""
        with asked as (select unnest(?) as id, ?::timestamptz as known)
        select w.id, e.id, kind, effective, recorded, batch_id, line, data, null, null
          from (select id, id as member, known from asked union all select a.id, j.right_id, a.known from asked a
                  join registry_joined j on j.canonical_id = a.id and j.known_from <= a.known and a.known < j.known_until) w
          join registry_event e on e.right_id = w.member
        where recorded <= w.known
         and not exists (select 1 from registry_retraction r where r.batch_id = e.batch_id and r.recorded <= ?)
        """).params(rights.toArray(Long[]::new), moment(known), moment(known)).query(row -> {
      events.computeIfAbsent(row.getLong(1), _ -> new java.util.ArrayList<>(4)).add(event(row));
    });
    return events;
  }

  /** A right under one of its numbers. */
  record Numbered(long id, RightNumber number) {}

  /** All that was one with a right at a moment, the one whose number the history is told under first. */
  List<Numbered> oneRight(long right, RightNumber number, Instant known) {
    List<Numbered> members = db.sql("""
        with asked as (select coalesce((select canonical_id from registry_joined where right_id = :right and known_from <= :known and :known < known_until), :right) as id)
        select r.id, r.jurisdiction, r.kind, r.number from registry_right r join asked a on r.id = a.id
          or r.id in (select j.right_id from registry_joined j where j.canonical_id = a.id and j.known_from <= :known and :known < j.known_until)
        order by r.id <> a.id, r.number""").param("right", right).param("known", moment(known))
        .query((row, _) -> new Numbered(row.getLong(1), new RightNumber(row.getString(2), RightKind.ofNumber(row.getInt(3)), row.getString(4)))).list();
    return members.isEmpty() ? List.of(new Numbered(right, number)) : members;
  }

  /** The live events of a right under all its numbers as known at a moment, with all their facts. */
  List<RightEvent> historyOf(List<Long> rights, Instant known) {
    return db.sql("""
        select right_id, id, kind, effective, recorded, batch_id, line, data, abstract, claims from registry_event e
        where right_id = any(?) and recorded <= ?
         and not exists (select 1 from registry_retraction r where r.batch_id = e.batch_id and r.recorded <= ?)
        order by effective, kind, id
        """).params(rights.toArray(Long[]::new), moment(known), moment(known)).query((row, n) -> event(row)).list();
  }

  private static RightEvent event(ResultSet row) throws SQLException {
    EventJson.Stored stored = EventJson.read(row.getString(8), row.getString(9), row.getString(10));
    return new RightEvent(row.getLong(2), EventKind.ofNumber(row.getInt(3)), someDay(row, 4), row.getObject(5, OffsetDateTime.class).toInstant(), row.getLong(6),
        row.getInt(7), stored.facts(), stored.places(), stored.branches());
  }

  private static Touched right(Map<Long, Touched> byId, ResultSet row) throws SQLException {
    Touched right = byId.get(row.getLong(1));
    if (right == null) {
      throw new IllegalStateException("Row of right " + row.getLong(1) + " was not asked for");
    }
    return right;
  }

  static OffsetDateTime moment(Instant instant) {
    return instant.atOffset(java.time.ZoneOffset.UTC);
  }

  static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  static LocalDate someDay(ResultSet row, int column) throws SQLException {
    LocalDate day = day(row, column);
    if (day == null) {
      throw new IllegalStateException("Column " + column + " of the registry holds no day");
    }
    return day;
  }
}
