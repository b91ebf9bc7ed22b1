package cityip.casework;

import cityip.casework.CaseFile.Joined;
import cityip.casework.CaseFile.Summary;
import cityip.casework.Cases.Locked;
import cityip.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an act adds to the file of a case beside its own row: another case's file, or an answer kept as evidence. */
@Component
class JoinedFiles {

  private final JdbcClient db;
  private final Cases cases;
  private final Vault vault;

  JoinedFiles(JdbcClient db, Cases cases, Vault vault) {
    this.db = db;
    this.cases = cases;
    this.vault = vault;
  }

  /** The other case that may be joined to this one, locked: of the same kind, open, not itself, joined to none, and not the one this was joined to. */
  Optional<Locked> joinable(Summary summary, String number) {
    return summary.number().equals(number.strip()) ? Optional.empty() : cases.lock(number.strip()).filter(other -> other.summary().open() && other.summary().procedure().equals(summary.procedure())
        && !db.sql("select exists (select 1 from casework_joined where joined_id = :other or joined_id = :one and case_id = :other)").param("one", summary.id())
            .param("other", other.summary().id()).query(Boolean.class).single());
  }

  static void join(OneTrip rows, Summary summary, String number, String who, Instant now) {
    rows.add("insert into casework_joined (case_id, joined_id, joined, joined_by) select ?, id, ?, ? from casework_case where number = ?", summary.id(), Timestamp.from(now), who,
        number.strip());
  }

  /** Keeps an answer as a file by its hash, as what it is: written by the house on this day. */
  void keep(OneTrip rows, Summary summary, Procedure.Act act, String text, String who, Instant now) {
    try {
      var name = act.name() + "-" + (summary.stamp() + 1) + ".txt";
      var file = vault.keep(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
      rows.add("""
          insert into casework_evidence (case_id, sha256, sm3, size, media_type, name, source, obtained, added, added_by)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", summary.id(), file.sha256(), file.sm3(), file.size(), file.mediaType(), name, "办案制作", LocalDate.ofInstant(now, Reckoning.CITY_TIME),
          Timestamp.from(now), who);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private record Other(String number, String title, Instant joined, long id) {}

  /** The files joined to a case, and with which one this case was joined. */
  List<Joined> of(long caseId, Papers papers, EvidenceList evidence) {
    var others = db.sql("select c.number, c.title, j.joined, c.id from casework_joined j join casework_case c on c.id = j.joined_id where j.case_id = :id order by j.joined, c.id")
        .param("id", caseId).query((row, n) -> new Other(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getLong(4))).list();
    return others.stream().map(other -> new Joined(other.number(), other.title(), other.joined(), cases.parties(other.id()), evidence.of(other.id()), papers.of(other.id()))).toList();
  }

  /** Number of the case to which this one was joined. */
  Optional<String> leader(long caseId) {
    return db.sql("select c.number from casework_joined j join casework_case c on c.id = j.case_id where j.joined_id = :id").param("id", caseId).query(String.class).optional();
  }

  /** How the evidence of a case is listed. */
  @FunctionalInterface
  interface EvidenceList {
    List<CaseFile.Evidence> of(long caseId);
  }
}
