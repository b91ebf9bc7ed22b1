package cityip.assessment;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What officers know of applicants beside their filings: how many people, in which trade. The latest that was said holds; what was said before stays. */
@Component
public final class ApplicantBook {

  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ApplicantBook(JdbcClient db, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What is known of an applicant.
   *
   * @param staff    insured staff, null when nobody said
   * @param industry beginnings of classification symbols that belong to the registered trade, such as {@code E21}
   */
  public record Figures(@Nullable Integer staff, List<String> industry) {
    static final Figures NONE = new Figures(null, List.of());
  }

  /** A statement as it was made. */
  public record Stated(long body, Figures figures, String source, String actor, Instant at) {}

  public void state(long body, Figures figures, String source, Viewer viewer) {
    transaction.executeWithoutResult(_ -> {
      db.sql("insert into assessment_applicant (body_id, staff, industry, source, actor, at) values (:body, :staff, :industry, :source, :actor, :at)").param("body", body)
          .param("staff", figures.staff(), java.sql.Types.INTEGER).param("industry", figures.industry().toArray(String[]::new)).param("source", source).param("actor", viewer.actor())
          .param("at", Timestamp.from(clock.instant())).update();
      ledger.append(new Act(viewer.actor(), "assessment.applicant-stated", "party:" + body, figures.staff() + " " + figures.industry() + " " + source));
    });
  }

  Map<Long, Figures> all() {
    var all = new HashMap<Long, Figures>();
    latest(1_000_000).forEach(one -> all.put(one.body(), one.figures()));
    return all;
  }

  /** The latest statement of each applicant, the youngest first. */
  public List<Stated> latest(int most) {
    return db.sql("select * from (select distinct on (body_id) * from assessment_applicant order by body_id, id desc) a order by id desc limit ?").param(most)
        .query((row, _) -> new Stated(row.getLong("body_id"), new Figures((Integer) row.getObject("staff"), List.of((String[]) row.getArray("industry").getArray())), Objects.requireNonNull(row.getString("source")),
            row.getString("actor"), row.getTimestamp("at").toInstant())).list();
  }
}
