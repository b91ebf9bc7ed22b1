package cityip.fasttrack;

import cityip.casework.FactFigures;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Examiners of drafts: their classes, their ties, and who of them gets a case: nobody tied, of the idle ones by a draw that anybody can repeat. */
@Component
public class Examiners {

  private final JdbcClient db;
  private final FactFigures figures;
  private final Ledger ledger;
  private final TransactionTemplate transaction;

  Examiners(JdbcClient db, FactFigures figures, Ledger ledger, PlatformTransactionManager transactions) {
    this.db = db;
    this.figures = figures;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** @param classes IPC prefixes; @param ties names of firms, agencies and people */
  public record Examiner(long id, String name, List<String> classes, List<String> ties, LocalDate until) {
    boolean knows(String symbol) {
      var plain = symbol.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
      return classes.stream().anyMatch(plain::startsWith);
    }

    boolean tied(Collection<String> parties) {
      return parties.stream().anyMatch(party -> plain(party).equals(plain(name)) || ties.stream().anyMatch(tie -> plain(tie).equals(plain(party))));
    }
  }

  /** How an examiner stands to one case; {@code open} cases weigh before the draw. */
  public record Candidate(Examiner examiner, boolean eligible, boolean tied, long open, String draw) {}

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  public List<Examiner> all() {
    return db.sql("select id, name, classes, ties, until from fasttrack_examiner order by name")
        .query((row, n) -> new Examiner(row.getLong(1), row.getString(2), Arrays.asList((String[]) row.getArray(3).getArray()), Arrays.asList((String[]) row.getArray(4).getArray()), row.getObject(5, LocalDate.class))).list();
  }

  public boolean mayTake(String name, Collection<String> parties, String symbol, LocalDate day) {
    return all().stream().filter(one -> one.name().equals(name.strip())).anyMatch(one -> !one.until().isBefore(day) && one.knows(symbol) && !one.tied(parties));
  }

  /** All examiners for a case, the one who gets it first: eligible, with fewest open cases, then by the hash of case number and name. */
  public List<Candidate> candidates(String number, Collection<String> parties, String symbol, LocalDate day) {
    var load = figures.load(Centre.PRE_EXAMINATION, "examiner");
    return all().stream().map(one -> {
      var tied = one.tied(parties);
      return new Candidate(one, !tied && one.knows(symbol) && !one.until().isBefore(day), tied, load.getOrDefault(one.name(), new FactFigures.Load(0, 0)).open(), draw(number, one.name()));
    }).sorted(Comparator.comparing((Candidate candidate) -> !candidate.eligible()).thenComparing(Candidate::open).thenComparing(Candidate::draw)).toList();
  }

  private static String draw(String number, String name) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest((number + "/" + name).getBytes(StandardCharsets.UTF_8))).substring(0, 16);
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** Enters an examiner; false when the name is there. */
  public boolean enter(Examiner examiner, String actor) {
    try {
      transaction.executeWithoutResult(status -> {
        db.sql("insert into fasttrack_examiner (name, classes, ties, until, entered_by) values (?, ?, ?, ?, ?)")
            .params(examiner.name(), examiner.classes().toArray(String[]::new), examiner.ties().toArray(String[]::new), examiner.until(), actor).update();
        ledger.append(new Act(actor, "fasttrack.examiner-entered", "examiner:" + examiner.name(), examiner.classes() + " " + examiner.ties() + " " + examiner.until()));
      });
      return true;
    } catch (DuplicateKeyException there) {
      return false;
    }
  }
}
