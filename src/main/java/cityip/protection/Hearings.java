package cityip.protection;

import cityip.casework.CaseFile;
import cityip.casework.CaseFiles;
import cityip.casework.Desk;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Drafts;
import cityip.shell.Viewer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The oral hearing of an adjudication as it goes: the panel writes line by line, both sides read along and confirm the record. */
@Component
public final class Hearings {

  /** The order of an oral hearing (专利纠纷行政裁决和调解办法，口头审理；一般认识). */
  public enum Step { OPENING, RIGHTS, CLAIM, DEFENCE, EVIDENCE, INVESTIGATION, DEBATE, LAST_WORDS, SETTLEMENT }

  private static final int LONGEST_RECORD = 4800;

  private final CaseFiles files;
  private final Drafts drafts;
  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Hearings(CaseFiles files, Drafts drafts, JdbcClient db, Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.files = files;
    this.drafts = drafts;
    this.db = db;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Where a viewer stands in a hearing; {@code running} while the case is on trial. */
  public record Standing(CaseFile file, Set<Desk> desks, boolean running) {
    public boolean panel() {
      return desks.contains(Desk.PANEL);
    }

    public Optional<Desk> side() {
      return desks.stream().filter(Desk::isParty).findFirst();
    }
  }

  public record Line(Step step, String who, String text, Instant at) {}

  public record Confirmed(String side, String who, Instant at, String hash) {}

  /** For the panel, the other desks of the authority and both sides. */
  public Optional<Standing> standing(String number, Viewer viewer) {
    return files.sight(number, viewer) instanceof CaseFiles.Sight.Whole whole && whole.file().summary().procedure().equals(AdjudicationProcedure.CODE)
        ? Optional.of(new Standing(whole.file(), whole.desks(), whole.file().summary().state().equals("trial"))) : Optional.empty();
  }

  public List<Line> lines(Standing standing) {
    return db.sql("select step, who, text, at from protection_hearing_line where case_number = :number order by id").param("number", number(standing))
        .query((row, n) -> new Line(Step.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getTimestamp(4).toInstant())).list();
  }

  public List<Confirmed> confirmed(Standing standing) {
    return db.sql("select side, who, at, hash from protection_hearing_confirmed where case_number = :number order by at").param("number", number(standing))
        .query((row, n) -> new Confirmed(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4))).list();
  }

  private static String number(Standing standing) {
    return standing.file().summary().number();
  }

  /** Writes what was said; false when the viewer is not of the panel or the trial is over. */
  public boolean write(Standing standing, Step step, String who, String text, Viewer viewer) {
    if (!standing.panel() || !standing.running()) {
      return false;
    }
    transaction.executeWithoutResult(status -> {
      db.sql("insert into protection_hearing_line (case_number, step, who, text, at, written_by) values (?, ?, ?, ?, ?, ?)")
          .params(number(standing), step.name(), who, text, Timestamp.from(clock.instant()), viewer.actor()).update();
      ledger.append(new Act(viewer.actor(), "protection.hearing-written", "case:" + number(standing), "step=" + step + " sha256=" + hash(text)));
    });
    return true;
  }

  /** A side confirms the record as it stands, by its hash; false for who is no side. Further lines ask for another confirmation. */
  public boolean confirm(Standing standing, Viewer viewer) {
    var side = standing.side();
    var hash = hash(text(standing));
    if (side.isEmpty() || !standing.running() || lines(standing).isEmpty()) {
      return false;
    }
    transaction.executeWithoutResult(status -> {
      var written = db.sql("insert into protection_hearing_confirmed (case_number, side, who, at, hash) values (?, ?, ?, ?, ?) on conflict do nothing")
          .params(number(standing), side.get().name(), viewer.displayName(), Timestamp.from(clock.instant()), hash).update();
      if (written > 0) {
        ledger.append(new Act("party", "protection.hearing-confirmed", "case:" + number(standing), "side=" + side.get() + " sha256=" + hash));
      }
    });
    return true;
  }

  /** The record as one text: each line with its moment. */
  public String text(Standing standing) {
    return lines(standing).stream().map(line -> line.at().atZone(ZoneId.of("Asia/Shanghai")).toLocalTime().withNano(0) + " " + line.who() + "：" + line.text()).collect(Collectors.joining("\n"));
  }

  public String fingerprint(Standing standing) {
    return hash(text(standing));
  }

  /** Puts the record into the panel's draft of the act that closes the hearing, where it is read once more and sent. */
  public boolean draftRecord(Standing standing, Viewer viewer) {
    var account = viewer.accountId();
    if (!standing.panel() || !standing.running() || account == null || lines(standing).isEmpty()) {
      return false;
    }
    var whole = text(standing);
    var end = "\n笔录 SHA-256：" + hash(whole) + confirmed(standing).stream().filter(one -> one.hash().equals(hash(whole)))
        .map(one -> "\n" + one.who() + " 已在线确认").collect(Collectors.joining());
    var record = whole.length() > LONGEST_RECORD - end.length() ? whole.substring(0, LONGEST_RECORD - end.length()) + "……（全文见口头审理页）" : whole;
    drafts.keep(account, "act-" + number(standing) + "-hold-hearing", Map.of("held-on", LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).toString(), "hearing-record", record + end));
    return true;
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
