package cityip.mediation;

import cityip.casework.CaseFile.Summary;
import cityip.casework.CaseFiles;
import cityip.casework.Desk;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rooms of a mediation: joint, one caucus for each side, and blind offers. Who may not hear a room does not learn that it was used. */
@Component
public final class MediationRooms {

  private static final Set<String> TALKING = Set.of("mediating", "signing");

  private final CaseFiles files;
  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MediationRooms(CaseFiles files, JdbcClient db, Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.files = files;
    this.db = db;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Where a viewer stands in a mediation. */
  public record Standing(Summary summary, Set<Desk> desks, List<Room> rooms, boolean talking) {

    /** The side the viewer speaks for; the mediator when neither. */
    public Desk side() {
      return desks.contains(Desk.APPLICANT) ? Desk.APPLICANT : desks.contains(Desk.OTHER_PARTY) ? Desk.OTHER_PARTY : Desk.MEDIATOR;
    }
  }

  public record Said(String side, String who, String text, Instant at) {}

  /** Empty for everybody who has no seat in the mediation. */
  public Optional<Standing> standing(String number, Viewer viewer) {
    return files.sight(number, viewer) instanceof CaseFiles.Sight.Whole whole && whole.file().summary().procedure().equals(MediationProcedure.CODE)
        && !Room.openTo(whole.desks()).isEmpty()
        ? Optional.of(new Standing(whole.file().summary(), whole.desks(), Room.openTo(whole.desks()),
            whole.file().summary().open() && TALKING.contains(whole.file().summary().state())))
        : Optional.empty();
  }

  public List<Said> said(Standing standing, Room room) {
    if (!standing.rooms().contains(room)) {
      return List.of();
    }
    return db.sql("select side, who, text, at from mediation_word where case_number = :number and room = :room order by id")
        .param("number", standing.summary().number()).param("room", room.name())
        .query((row, n) -> new Said(row.getString(1), row.getString(2), row.getString(3), row.getTimestamp(4).toInstant())).list();
  }

  /** Says something in a room; false when the room does not open for the viewer or the talks are over. */
  public boolean say(Standing standing, Room room, String text, Viewer viewer) {
    if (!standing.rooms().contains(room) || !standing.talking()) {
      return false;
    }
    transaction.executeWithoutResult(status -> {
      db.sql("insert into mediation_word (case_number, room, side, who, text, at) values (:number, :room, :side, :who, :text, :now)")
          .param("number", standing.summary().number()).param("room", room.name()).param("side", standing.side().name()).param("who", viewer.displayName())
          .param("text", text).param("now", Timestamp.from(clock.instant())).update();
      ledger.append(new Act("party", "mediation.said", "case:" + standing.summary().number(), "sha256=" + hash(text)));
    });
    return true;
  }

  /** A blind offer: what the applicant would take, or the other side would pay. */
  public boolean offer(Standing standing, BigDecimal amount, Viewer viewer) {
    if (standing.side() == Desk.MEDIATOR || !standing.talking()) {
      return false;
    }
    transaction.executeWithoutResult(status -> {
      db.sql("insert into mediation_offer (case_number, side, amount, who, at) values (:number, :side, :amount, :who, :now)")
          .param("number", standing.summary().number()).param("side", standing.side().name()).param("amount", amount).param("who", viewer.displayName())
          .param("now", Timestamp.from(clock.instant())).update();
      ledger.append(new Act("party", "mediation.offered", "case:" + standing.summary().number(), "sha256=" + hash(standing.side() + amount.toPlainString() + clock.instant())));
    });
    return true;
  }

  /** What a viewer may know of the offers: their own last figure, and the middle once the two sides meet. */
  public record Offers(Optional<BigDecimal> own, boolean otherOffered, Optional<BigDecimal> meeting) {}

  public Offers offers(Standing standing) {
    var demand = last(standing, Desk.APPLICANT);
    var offer = last(standing, Desk.OTHER_PARTY);
    var meeting = demand.flatMap(least -> offer.filter(most -> most.compareTo(least) >= 0)
        .map(most -> most.add(least).divide(BigDecimal.TWO, 2, RoundingMode.HALF_UP)));
    return switch (standing.side()) {
      case APPLICANT -> new Offers(demand, offer.isPresent(), meeting);
      case OTHER_PARTY -> new Offers(offer, demand.isPresent(), meeting);
      default -> new Offers(Optional.empty(), demand.isPresent() && offer.isPresent(), meeting);
    };
  }

  private Optional<BigDecimal> last(Standing standing, Desk side) {
    return db.sql("select amount from mediation_offer where case_number = :number and side = :side order by id desc limit 1")
        .param("number", standing.summary().number()).param("side", side.name()).query(BigDecimal.class).optional();
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
