package cityip.casework;

import cityip.casework.Cases.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people are told, in the same transaction as what happened, and why they were told. */
@Repository
class Messages {

  private static final String INSERT = "insert into casework_message (case_id, recipient, word, arguments, why, at) values (?, ?, ?, ?, ?, ?)";

  private final JdbcClient db;

  Messages(JdbcClient db) {
    this.db = db;
  }

  /** The owner is told of what is now theirs, the applicant of every change of state, followers of every act; nobody of their own doing. */
  static void afterAct(OneTrip rows, Standing standing, Procedure procedure, Procedure.Act act, Procedure.State to, boolean entered, @Nullable String owner, Actor actor, Instant now) {
    var before = standing.summary();
    var whys = new LinkedHashMap<String, String>();
    if (owner != null && entered && to.open()) {
      whys.put(owner, "casework.why.owner");
    }
    if (entered) {
      whys.putIfAbsent(before.openedBy(), "casework.why.applicant");
    }
    standing.followers().forEach(name -> whys.putIfAbsent(name, "casework.why.follower"));
    whys.remove(actor.username());
    whys.remove("public");
    whys.forEach((recipient, why) -> rows.add(INSERT, before.id(), recipient, "casework.told.act", new String[] {procedure.words(), act.name(), to.name()}, why, Timestamp.from(now)));
  }

  void tell(long caseId, String recipient, String word, List<String> arguments, String why, Instant now) {
    db.sql(INSERT).params(caseId, recipient, word, arguments.toArray(String[]::new), why, Timestamp.from(now)).update();
  }

  List<CaseFile.Told> of(String recipient, int limit) {
    return db.sql("""
        select m.id, c.number, case when c.confidential and :who not in (coalesce(c.owner, ''), c.opened_by) then '' else c.title end, m.word, m.arguments, m.why, m.at, m.read is not null from casework_message m join casework_case c on c.id = m.case_id
         where m.recipient = :who order by m.id desc limit :limit""").param("who", recipient).param("limit", limit)
        .query((row, n) -> new CaseFile.Told(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
            Arrays.asList((String[]) row.getArray(5).getArray()), row.getString(6), row.getTimestamp(7).toInstant(), row.getBoolean(8))).list();
  }

  long unread(String recipient) {
    return db.sql("select count(*) from casework_message where recipient = :who and read is null").param("who", recipient).query(Long.class).single();
  }

  void readAll(String recipient, Instant now) {
    db.sql("update casework_message set read = :now where recipient = :who and read is null").param("now", Timestamp.from(now)).param("who", recipient).update();
  }

  void follow(String username, long caseId, boolean on, Instant now) {
    if (on) {
      db.sql("insert into casework_follow (username, case_id, since) values (:who, :id, :now) on conflict do nothing").param("who", username).param("id", caseId)
          .param("now", Timestamp.from(now)).update();
    } else {
      db.sql("delete from casework_follow where username = :who and case_id = :id").param("who", username).param("id", caseId).update();
    }
  }

  boolean follows(String username, long caseId) {
    return db.sql("select exists (select 1 from casework_follow where username = :who and case_id = :id)").param("who", username).param("id", caseId)
        .query(Boolean.class).single();
  }
}
