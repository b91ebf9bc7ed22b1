package cityip.registry;

import cityip.registry.Folded.FlagSpan;
import cityip.registry.Folded.OwnerSpan;
import cityip.registry.Folded.Span;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what is known from one moment on: new rows are copied in, rows that no longer hold are closed at the moment. What
 * has not changed is left alone, so that a history of knowledge stays as small as what was learned.
 */
final class HistoryWriter {

  private final BinaryRows spans = new BinaryRows("registry_span (right_id, jurisdiction, kind, state, unit, owner_id, filed, granted, "
      + "valid_from, valid_until, known_from, known_until)");
  private final BinaryRows owners = new BinaryRows("registry_owner (right_id, party_id, position, name, valid_from, valid_until, known_from, known_until)");
  private final BinaryRows flags = new BinaryRows("registry_flag (right_id, flag, detail, amount, valid_from, valid_until, known_from, known_until)");
  private final List<String> closedSpans = new ArrayList<>();
  private final List<String> closedOwners = new ArrayList<>();
  private final List<String> closedFlags = new ArrayList<>();
  private final Instant moment;

  HistoryWriter(Instant moment) {
    this.moment = moment;
  }

  void write(Touched right, Folded told) {
    for (Span span : told.spans()) {
      if (right.spans.remove(span) == null) {
        add(right, span);
      }
    }
    for (OwnerSpan owner : told.owners()) {
      if (right.owners.remove(owner) == null) {
        add(right, owner);
      }
    }
    for (FlagSpan flag : told.flags()) {
      if (right.flags.remove(flag) == null) {
        add(right, flag);
      }
    }
    closedSpans.addAll(right.spans.values());
    closedOwners.addAll(right.owners.values());
    closedFlags.addAll(right.flags.values());
  }

  private void add(Touched right, Span span) {
    spans.row(12).int8(right.id).text(right.number.jurisdiction()).int2(right.number.kind().number()).int2(span.state().number()).text(span.unit())
        .int8OrNull(span.owner()).day(span.filed()).day(span.granted()).day(span.from()).day(span.until()).moment(moment).foreverMoment();
  }

  private void add(Touched right, OwnerSpan owner) {
    owners.row(8).int8(right.id).int8(owner.party()).int2(owner.position()).text(owner.name()).day(owner.from()).day(owner.until()).moment(moment).foreverMoment();
  }

  private void add(Touched right, FlagSpan flag) {
    flags.row(8).int8(right.id).int2(flag.flag().number()).text(flag.detail()).number(flag.amount()).day(flag.from()).day(flag.until()).moment(moment).foreverMoment();
  }

  void send(PGConnection connection, JdbcClient db) throws SQLException {
    close(db, "update registry_span set known_until = ? where ctid = any(?::tid[])", closedSpans);
    close(db, "update registry_owner set known_until = ? where ctid = any(?::tid[])", closedOwners);
    close(db, "update registry_flag set known_until = ? where ctid = any(?::tid[])", closedFlags);
    spans.send(connection);
    owners.send(connection);
    flags.send(connection);
  }

  /** The places of rows are safe: the caller holds the registry's lock from reading them on. */
  private void close(JdbcClient db, String sql, List<String> rows) {
    if (!rows.isEmpty()) {
      db.sql(sql).params(StoredHistories.moment(moment), rows.toArray(String[]::new)).update();
      rows.clear();
    }
  }
}
