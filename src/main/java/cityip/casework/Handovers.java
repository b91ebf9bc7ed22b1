package cityip.casework;

import cityip.casework.CaseFile.Handover;
import cityip.casework.CaseFile.Summary;
import cityip.casework.Cases.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Handovers from one authority to another: sent, then received or refused with a reason; both sides see the same receipt. */
@Repository
class Handovers {

  private final JdbcClient db;

  Handovers(JdbcClient db) {
    this.db = db;
  }

  /** Desks under one roof hand nothing over to each other. */
  private static String authority(Desk desk) {
    return switch (desk) {
      case OFFICER, LEADER, REVIEWER, PANEL, ADVISER -> "OFFICE";
      case APPLICANT, OTHER_PARTY, PLATFORM, SYSTEM -> "";
      case POLICE, PROSECUTOR, MEDIATOR, COURT -> desk.name();
    };
  }

  /** An act of the receiving desk is the receipt; one that sends the case back is the refusal, with its reason. */
  static void note(OneTrip rows, Standing standing, Procedure.Act act, Procedure.State to, Actor actor, String reason, Instant now) {
    var before = standing.summary();
    var here = authority(before.desk());
    var there = authority(to.owner());
    if (standing.awaited() && authority(actor.desk()).equals(here)) {
      answer(rows, before, act.name().startsWith("refuse") || act.name().startsWith("return"), actor, reason, now);
    }
    if (to.open() && !here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
      rows.add("insert into casework_handover (case_id, from_desk, to_desk, sent, sent_by) values (?, ?, ?, ?, ?)", before.id(), before.desk().name(), to.owner().name(),
          Timestamp.from(now), actor.username());
    }
  }

  private static void answer(OneTrip rows, Summary before, boolean refuses, Actor actor, String reason, Instant now) {
    if (refuses) {
      rows.add("update casework_handover set refused = ?, refused_by = ?, reason = ? where case_id = ? and to_desk = ? and received is null and refused is null",
          Timestamp.from(now), actor.username(), reason, before.id(), before.desk().name());
    } else {
      rows.add("update casework_handover set received = ?, received_by = ? where case_id = ? and to_desk = ? and received is null and refused is null",
          Timestamp.from(now), actor.username(), before.id(), before.desk().name());
    }
  }

  List<Handover> of(long caseId) {
    return db.sql("""
        select from_desk, to_desk, sent, sent_by, received, received_by, refused, reason from casework_handover where case_id = :id order by id""")
        .param("id", caseId).query((row, n) -> new Handover(Desk.valueOf(row.getString(1)), Desk.valueOf(row.getString(2)), row.getTimestamp(3).toInstant(),
            row.getString(4), Cases.moment(row, "received"), row.getString(6), Cases.moment(row, "refused"), row.getString(8))).list();
  }
}
