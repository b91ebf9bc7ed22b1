package cityip.operation;

import cityip.casework.Outbox;
import cityip.shell.Words;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people are told that belongs to no case: a listing that left, a right that was sent. Written with what happened; carried to mail for those who asked for mail. */
@Component
public class Notices {

  private static final int AT_ONCE = 20;
  private static final int ATTEMPTS = 8;

  private final JdbcClient db;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final String site;

  Notices(JdbcClient db, Outbox outbox, TransactionTemplate transaction, Clock clock, @Value("${cityip.site:http://localhost:8080}") String site) {
    this.db = db;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
    this.site = site;
  }

  /** @param word message key that says what happened, with its arguments; those that are keys of this module's words are written in the reader's language */
  public record Told(long id, String recipient, String word, List<String> arguments, String href, Instant at, boolean read) {
    public String said(Locale locale) {
      return Words.in(locale, word, arguments.stream().map(argument -> argument.startsWith("operation.") ? Words.in(locale, argument) : argument).toArray());
    }
  }

  /** In the caller's transaction. The system itself reads no notices. */
  public void tell(String recipient, String word, String href, String... arguments) {
    if (!recipient.equals("system") && !recipient.equals("public")) {
      db.sql("insert into operation_notice (recipient, word, arguments, href, at) values (?, ?, ?, ?, ?)").params(recipient, word, arguments, href, Timestamp.from(clock.instant())).update();
    }
  }

  public List<Told> of(String recipient, int limit) {
    return db.sql("select id, recipient, word, arguments, href, at, read is not null from operation_notice where recipient = ? order by id desc limit ?").params(recipient, limit).query(Notices::told).list();
  }

  public long unread(String recipient) {
    return db.sql("select count(*) from operation_notice where recipient = ? and read is null").param(recipient).query(Long.class).single();
  }

  public void readAll(String recipient) {
    db.sql("update operation_notice set read = ? where recipient = ? and read is null").params(Timestamp.from(clock.instant()), recipient).update();
  }

  private static Told told(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Told(row.getLong(1), row.getString(2), row.getString(3), Arrays.asList((String[]) row.getArray(4).getArray()), row.getString(5), row.getTimestamp(6).toInstant(), row.getBoolean(7));
  }

  @Scheduled(fixedDelay = 5_000, initialDelay = 10_000)
  void carry() {
    if (outbox.open()) {
      transaction.executeWithoutResult(status -> waiting().forEach(this::carry));
    }
  }

  private List<Told> waiting() {
    return db.sql("""
        select id, recipient, word, arguments, href, at, false from operation_notice
         where mailed is null and attempts < :most and at + attempts * attempts * interval '1 minute' <= :now order by id limit :size for update skip locked""")
        .param("most", ATTEMPTS).param("now", Timestamp.from(clock.instant())).param("size", AT_ONCE).query(Notices::told).list();
  }

  private void carry(Told notice) {
    var done = outbox.letter(notice.recipient(), notice.at(), locale -> Words.in(locale, "operation.notice.subject"),
        locale -> Words.in(locale, "casework.mail.body", notice.said(locale), Words.in(locale, "operation.notice.why"), site + notice.href()));
    if (done) {
      db.sql("update operation_notice set mailed = ? where id = ?").params(Timestamp.from(clock.instant()), notice.id()).update();
    } else {
      db.sql("update operation_notice set attempts = attempts + 1 where id = ?").param(notice.id()).update();
    }
  }
}
