package cityip.operation.market;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.operation.market.Listing.State;
import cityip.shell.Viewer;
import cityip.shell.Words;
import cityip.vault.StoredFile;
import cityip.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is shown of a right step by step: the teaser to all, the files only to a named body that promised to keep them to itself. Every opening is written down,
 * and a PDF bears the name of who opened it on each page.
 */
@Component
public class DataRoom {

  /** What proves nothing and stands in the room. */
  public static final String ROOM = "room";
  private static final Set<String> TAKEN = Set.of("application/pdf", "image/png", "image/jpeg", "text/plain", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final JdbcClient db;
  private final Vault vault;
  private final Watermark watermark;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DataRoom(JdbcClient db, Vault vault, Watermark watermark, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.vault = vault;
    this.watermark = watermark;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @param proves the ground it answers, or {@link #ROOM} */
  public record RoomFile(long id, String proves, String sha256, String name, String mediaType, long size, Instant added) {}

  public record Promise(String body, String person, String hash, Instant at) {}

  public record Opening(String file, String who, String body, boolean marked, Instant at) {}

  /** @param marked it bears the reader's name */
  public record Opened(RoomFile file, InputStream content, boolean marked) {}

  /** What became of a file that was brought. */
  public enum Brought { KEPT, EMPTY, NOT_TAKEN, LOCKED_PDF, NOT_YOURS }

  static boolean isSide(Listing listing, Viewer viewer) {
    var body = viewer.bodyId();
    return viewer.signedIn() && (body != null && (body.equals(listing.seller()) || body.equals(listing.broker())) || viewer.username().equals(listing.listedBy()));
  }

  public boolean mayEnter(Listing listing, Viewer viewer) {
    return isSide(listing, viewer) || viewer.handlesCityData() || listing.shown() && promised(listing, viewer);
  }

  public boolean promised(Listing listing, Viewer viewer) {
    var body = viewer.bodyId();
    return body != null && db.sql("select exists (select 1 from operation_promise where listing_id = ? and body_id = ?)").params(listing.id(), body).query(Boolean.class).single();
  }

  /** A person promises for his body; the words as they were read are kept with their hash. False for who has no body, or no name. */
  public boolean promise(Listing listing, String person, String bodyName, Viewer viewer) {
    var body = viewer.bodyId();
    if (body == null || person.isBlank() || listing.state() != State.OPEN) {
      return false;
    }
    var words = Words.t("operation.room.promise.words", bodyName, person.strip(), listing.number(), listing.title(), listing.sellerName());
    var hash = sha256(words);
    transaction.executeWithoutResult(status -> {
      var fresh = db.sql("insert into operation_promise (listing_id, body_id, body, account, person, words, hash, at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (listing_id, body_id) do nothing")
          .params(listing.id(), body, bodyName, viewer.username(), person.strip(), words, hash, Timestamp.from(clock.instant())).update() == 1;
      if (fresh) {
        ledger.append(new Act(viewer.actor(), "operation.room-promised", "listing:" + listing.number(), words));
      }
    });
    return true;
  }

  static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public List<Promise> promises(Listing listing) {
    return db.sql("select body, person, hash, at from operation_promise where listing_id = ? order by at").param(listing.id())
        .query((row, n) -> new Promise(row.getString(1), row.getString(2), row.getString(3), row.getTimestamp(4).toInstant())).list();
  }

  public List<RoomFile> files(Listing listing) {
    return db.sql("select id, proves, sha256, name, media_type, size, added from operation_listing_file where listing_id = ? order by id").param(listing.id())
        .query((row, n) -> new RoomFile(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getLong(6), row.getTimestamp(7).toInstant())).list();
  }

  /** Grounds for which a paper was brought. */
  Set<String> proved(Listing listing) {
    return files(listing).stream().map(RoomFile::proves).collect(java.util.stream.Collectors.toSet());
  }

  /** Keeps a file of the seller's side. A PDF that cannot be written on is not taken, since it could not carry a name. */
  public Brought bring(Listing listing, InputStream in, String name, String proves, Viewer viewer) throws IOException {
    if (!isSide(listing, viewer) || !listing.state().standing()) {
      return Brought.NOT_YOURS;
    }
    var file = vault.keep(in, name);
    if (file.size() == 0) {
      return Brought.EMPTY;
    }
    if (!TAKEN.contains(file.mediaType())) {
      return Brought.NOT_TAKEN;
    }
    if (file.mediaType().equals("application/pdf") && !readable(file)) {
      return Brought.LOCKED_PDF;
    }
    transaction.executeWithoutResult(status -> {
      db.sql("insert into operation_listing_file (listing_id, proves, sha256, name, media_type, size, added_by, added) values (?, ?, ?, ?, ?, ?, ?, ?)")
          .params(listing.id(), proves, file.sha256(), file.name(), file.mediaType(), file.size(), viewer.actor(), Timestamp.from(clock.instant())).update();
      ledger.append(new Act(viewer.actor(), "operation.room-file-added", "listing:" + listing.number(), proves + " " + file.sha256()));
    });
    return Brought.KEPT;
  }

  private boolean readable(StoredFile file) throws IOException {
    try (var in = vault.open(file.sha256())) {
      return watermark.possible(in.readAllBytes());
    }
  }

  /** Opens a file for somebody who may, and writes it down first: an opening that is not written down does not happen. */
  public Optional<Opened> open(Listing listing, long id, String bodyName, Viewer viewer) throws IOException {
    var file = files(listing).stream().filter(one -> one.id() == id).findFirst();
    if (file.isEmpty() || !mayEnter(listing, viewer)) {
      return Optional.empty();
    }
    var mark = file.get().mediaType().equals("application/pdf") && !isSide(listing, viewer);
    transaction.executeWithoutResult(status -> {
      db.sql("insert into operation_opening (file_id, who, body, marked, at) values (?, ?, ?, ?, ?)").params(id, viewer.username(), bodyName, mark, Timestamp.from(clock.instant())).update();
      ledger.append(new Act(viewer.actor(), "operation.room-file-opened", "listing:" + listing.number(), file.get().sha256()));
    });
    var content = vault.openVerified(file.get().sha256());
    if (!mark) {
      return Optional.of(new Opened(file.get(), content, false));
    }
    try (content) {
      var line = bodyName + " " + viewer.username() + " " + Words.moment(clock.instant());
      return Optional.of(new Opened(file.get(), new java.io.ByteArrayInputStream(watermark.on(content.readAllBytes(), line)), true));
    }
  }

  /** Who opened what, the latest first; for the seller's side and the city. */
  public List<Opening> openings(Listing listing, int limit) {
    return db.sql("select f.name, o.who, o.body, o.marked, o.at from operation_opening o join operation_listing_file f on f.id = o.file_id where f.listing_id = ? order by o.id desc limit ?")
        .params(listing.id(), limit).query((row, n) -> new Opening(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getTimestamp(5).toInstant())).list();
  }
}
