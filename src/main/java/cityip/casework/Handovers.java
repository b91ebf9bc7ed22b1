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
      case APPLICANT, OTHER_PARTY, SYSTEM -> "";
      case POLICE, PROSECUTOR, MEDIATOR, COURT -> desk.name();
    };
  }

  /** An act of the receiving desk is the receipt; one that sends the case back is the refusal, with its reason. */
  void note(Summary before, Procedure.Act act, Procedure.State to, Actor actor, String reason, Instant now) {
    var here = authority(before.desk());
    var there = authority(to.owner());
    if (authority(actor.desk()).equals(here)) {
      var refuses = act.name().startsWith("refuse") || act.name().startsWith("return");
      db.sql(refuses
          ? "update casework_handover set refused = :now, refused_by = :who, reason = :reason where case_id = :id and to_desk = :desk and received is null and refused is null"
          : "update casework_handover set received = :now, received_by = :who where case_id = :id and to_desk = :desk and received is null and refused is null"
              + " and cast(:reason as text) is not null")
          .param("now", Timestamp.from(now)).param("who", actor.username()).param("reason", reason).param("id", before.id()).param("desk", before.desk().name())
          .update();
    }
    if (to.open() && !here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
      db.sql("insert into casework_handover (case_id, from_desk, to_desk, sent, sent_by) values (:id, :from, :to, :now, :who)")
          .param("id", before.id()).param("from", before.desk().name()).param("to", to.owner().name()).param("now", Timestamp.from(now))
          .param("who", actor.username()).update();
    }
  }

  List<Handover> of(long caseId) {
    return db.sql("""
        select from_desk, to_desk, sent, sent_by, received, received_by, refused, reason from casework_handover where case_id = :id order by id""")
        .param("id", caseId).query((row, n) -> new Handover(Desk.valueOf(row.getString(1)), Desk.valueOf(row.getString(2)), row.getTimestamp(3).toInstant(),
            row.getString(4), Cases.moment(row, "received"), row.getString(6), Cases.moment(row, "refused"), row.getString(8))).list();
  }
}
