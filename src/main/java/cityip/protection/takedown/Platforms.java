package cityip.protection.takedown;

import cityip.casework.CaseSeats;
import cityip.casework.Desk;
import cityip.casework.FactFigures;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.rulebook.Rulebook;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The platforms of the city: who speaks for each, how its notices went, and its self-check against GB/T 39550. */
@Component
public class Platforms {

  private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");
  static final String CLAUSES = "protection.takedown.self-check";

  private final JdbcClient db;
  private final FactFigures figures;
  private final CaseSeats seats;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Platforms(JdbcClient db, FactFigures figures, CaseSeats seats, Rulebook rulebook, Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.db = db;
    this.figures = figures;
    this.seats = seats;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** A platform; {@code account} is empty when nobody speaks for it here. */
  public record Platform(long id, String name, String creditCode, String site, String account, LocalDate entered) {}

  /** A clause of the standard with its latest answer; {@code score} from 0 to 2, -1 when not answered. */
  public record Clause(String code, String nameZh, String nameEn, int score, String evidence, String improvement, Instant at) {
    public boolean answered() {
      return score >= 0;
    }
  }

  /** What a platform is to say of one clause. */
  public record Answer(String clause, int score, String evidence, String improvement) {}

  public List<Platform> all() {
    return db.sql("select id, name, credit_code, site, account, entered from protection_platform where ended is null order by name, id")
        .query((row, n) -> new Platform(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getObject(6, LocalDate.class))).list();
  }

  public Optional<Platform> find(long id) {
    return all().stream().filter(platform -> platform.id() == id).findFirst();
  }

  public boolean isAccount(String username) {
    return seats.isAccount(username);
  }

  /** Enters a platform and gives its account the platform's desk; false when the name is there already. */
  public boolean enter(Platform platform, String actor) {
    try {
      transaction.executeWithoutResult(status -> {
        db.sql("insert into protection_platform (name, credit_code, site, account, entered) values (?, ?, ?, ?, ?)")
            .params(platform.name(), platform.creditCode(), platform.site(), platform.account(), LocalDate.ofInstant(clock.instant(), CITY_TIME)).update();
        ledger.append(new Act(actor, "protection.platform-entered", "platform:" + platform.name(), platform.creditCode() + " " + platform.account()));
        if (!platform.account().isEmpty()) {
          seats.sit(new CaseSeats.Seat(platform.account(), platform.name(), Desk.PLATFORM, "", ""), actor);
        }
      });
      return true;
    } catch (DuplicateKeyException there) {
      return false;
    }
  }

  /** How the notices of each platform went, by its name. */
  public Map<String, FactFigures.Course> courses() {
    return figures.courses(TakedownProcedure.CODE, "platform", "take-measures");
  }

  /** Holders who sent most, with what became of their notices: serial and refused ones show. */
  public Map<String, FactFigures.Course> senders() {
    return figures.courses(TakedownProcedure.CODE, "applicant", "take-measures");
  }

  /** From how many notices a day on a sender is shown as serial. */
  public int serialFrom() {
    return rulebook.rule("protection.takedown.serial", LocalDate.ofInstant(clock.instant(), CITY_TIME)).value().asInt(100);
  }

  public List<Clause> clauses(long platform) {
    var answers = new LinkedHashMap<String, Clause>();
    db.sql("select distinct on (clause) clause, score, evidence, improvement, at from protection_self_check where platform_id = :id order by clause, at desc, id desc").param("id", platform).query(row -> {
      answers.put(row.getString(1), new Clause(row.getString(1), "", "", row.getInt(2), row.getString(3), row.getString(4), row.getTimestamp(5).toInstant()));
    });
    var clauses = new ArrayList<Clause>();
    for (var item : rulebook.rule(CLAUSES, LocalDate.ofInstant(clock.instant(), CITY_TIME)).value()) {
      var code = item.get("clause").asString();
      var answer = answers.getOrDefault(code, new Clause(code, "", "", -1, "", "", Instant.EPOCH));
      clauses.add(new Clause(code, item.get("zh").asString(), item.get("en").asString(), answer.score(), answer.evidence(), answer.improvement(), answer.at()));
    }
    return clauses;
  }

  /** Keeps what a platform says of its clauses; what did not change is not written again. */
  public int answer(long platform, List<Answer> answers, String actor) {
    var before = new LinkedHashMap<String, Clause>();
    clauses(platform).forEach(clause -> before.put(clause.code(), clause));
    var changed = answers.stream().filter(answer -> {
      var was = before.get(answer.clause());
      return was != null && (was.score() != answer.score() || !was.evidence().equals(answer.evidence()) || !was.improvement().equals(answer.improvement()));
    }).toList();
    transaction.executeWithoutResult(status -> {
      for (var answer : changed) {
        db.sql("insert into protection_self_check (platform_id, clause, score, evidence, improvement, by_whom, at) values (?, ?, ?, ?, ?, ?, ?)")
            .params(platform, answer.clause(), answer.score(), answer.evidence(), answer.improvement(), actor, Timestamp.from(clock.instant())).update();
      }
      if (!changed.isEmpty()) {
        ledger.append(new Act(actor, "protection.platform-self-check", "platform:" + platform, changed.toString()));
      }
    });
    return changed.size();
  }
}
