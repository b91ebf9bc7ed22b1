package cityip.casework;

import cityip.shell.Viewer;
import cityip.shell.Words;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends by mail what people were told, to those who asked for it. The message itself was written in the transaction of the act,
 * so a mail server that is down delays and loses nothing. A mail names the case and the link, never what the case contains.
 */
@Component
public class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int AT_ONCE = 20;
  private static final int ATTEMPTS = 8;

  private final JdbcClient db;
  private final ObjectProvider<JavaMailSender> sender;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final String from;
  private final String site;

  Outbox(JdbcClient db, ObjectProvider<JavaMailSender> sender, PlatformTransactionManager transactions, Clock clock,
      @Value("${cityip.mail.from:cityip@localhost}") String from, @Value("${cityip.site:http://localhost:8080}") String site) {
    this.db = db;
    this.sender = sender;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.from = from;
    this.site = site;
  }

  private record Waiting(long id, String mail, String language, String number, String word, List<String> arguments, String why) {}

  @Scheduled(fixedDelay = 3000)
  void send() {
    if (sender.getIfAvailable() == null) {
      return;
    }
    Integer sent;
    do {
      sent = transaction.execute(status -> sendSome());
    } while (sent != null && sent == AT_ONCE);
  }

  /** Sends up to {@value #AT_ONCE} messages; what fails waits longer each time. */
  int sendSome() {
    var mailer = sender.getIfAvailable();
    if (mailer == null) {
      return 0;
    }
    var waiting = db.sql("""
        select m.id, a.mail, a.language, c.number, m.word, m.arguments, m.why from casework_message m
          join casework_address a on a.username = m.recipient and m.at >= a.since join casework_case c on c.id = m.case_id
         where m.mailed is null and m.attempts < :most and m.at + m.attempts * m.attempts * interval '1 minute' <= :now
         order by m.id limit :size for update of m skip locked""")
        .param("most", ATTEMPTS).param("now", Timestamp.from(clock.instant())).param("size", AT_ONCE)
        .query((row, n) -> new Waiting(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
            Arrays.asList((String[]) row.getArray(6).getArray()), row.getString(7))).list();
    waiting.forEach(one -> sendOne(mailer, one));
    return waiting.size();
  }

  private void sendOne(JavaMailSender mailer, Waiting one) {
    var locale = one.language().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    var mail = new SimpleMailMessage();
    mail.setFrom(from);
    mail.setTo(one.mail());
    mail.setSubject(Words.in(locale, "casework.mail.subject", one.number()));
    mail.setText(Words.in(locale, "casework.mail.body", said(locale, one.word(), one.arguments()), Words.in(locale, one.why()), site + "/cases/" + one.number()));
    try {
      mailer.send(mail);
      db.sql("update casework_message set mailed = :now, problem = null where id = :id").param("now", Timestamp.from(clock.instant())).param("id", one.id()).update();
    } catch (MailException cause) {
      LOG.warn("IP-CASE-007 Message {} of case {} could not be mailed; it is tried again.", one.id(), one.number());
      db.sql("update casework_message set attempts = attempts + 1, problem = :problem where id = :id").param("problem", String.valueOf(cause.getMessage())).param("id", one.id())
          .update();
    }
  }

  /** Whether there is a mail server at all. */
  public boolean open() {
    return sender.getIfAvailable() != null;
  }

  /**
   * A letter about something that is no case, to somebody who asked for mail; the caller keeps it until it is done with.
   *
   * @return true when it went out, or when the recipient wants no mail or asked for it only later; false to try again
   */
  public boolean letter(String recipient, Instant at, Function<Locale, String> subject, Function<Locale, String> text) {
    var to = db.sql("select mail, language from casework_address where username = :who and since <= :at").param("who", recipient).param("at", Timestamp.from(at))
        .query((row, n) -> List.of(row.getString(1), row.getString(2))).optional();
    var mailer = sender.getIfAvailable();
    if (to.isEmpty() || mailer == null) {
      return to.isEmpty();
    }
    var locale = to.get().getLast().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    var mail = new SimpleMailMessage();
    mail.setFrom(from);
    mail.setTo(to.get().getFirst());
    mail.setSubject(subject.apply(locale));
    mail.setText(text.apply(locale));
    try {
      mailer.send(mail);
      return true;
    } catch (MailException cause) {
      LOG.warn("IP-CASE-007 A letter could not be mailed; it is tried again.");
      return false;
    }
  }

  /** What a message says, in a language. */
  public static String said(Locale locale, String word, List<String> arguments) {
    return switch (arguments.size()) {
      case 3 -> Words.in(locale, word, Words.in(locale, arguments.get(0) + ".name"), arguments.get(1).equals("open") ? Words.in(locale, "casework.act.open")
          : FactWords.word(locale, arguments.get(0), "act", arguments.get(1)), FactWords.word(locale, arguments.get(0), "state", arguments.get(2)));
      case 2 -> Words.in(locale, word, FactWords.word(locale, arguments.get(0), "clock", arguments.get(1)));
      default -> Words.in(locale, word, "");
    };
  }

  /** Where the viewer's messages go by mail, if they asked for it. */
  public Optional<String> address(Viewer viewer) {
    return db.sql("select mail from casework_address where username = :who").param("who", viewer.username()).query(String.class).optional();
  }

  /** Notes an address, or an empty one to stop; false when it is none. Messages from now on go there. */
  public boolean write(Viewer viewer, String mail) {
    if (mail.isEmpty()) {
      db.sql("delete from casework_address where username = :who").param("who", viewer.username()).update();
      return true;
    }
    if (mail.length() > 200 || !mail.matches("[^\\s@<>,;\"\\p{Cc}]{1,64}@[A-Za-z0-9.-]{1,120}\\.[A-Za-z]{2,20}")) {
      return false;
    }
    db.sql("""
        insert into casework_address (username, mail, language, since) values (:who, :mail, :language, :now)
        on conflict (username) do update set mail = excluded.mail, language = excluded.language""")
        .param("who", viewer.username()).param("mail", mail).param("language", Words.english() ? "en" : "zh").param("now", Timestamp.from(clock.instant())).update();
    return true;
  }
}
