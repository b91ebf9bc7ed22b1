package cityip.protection.packs;

import cityip.casework.CaseFile;
import cityip.casework.CaseFiles;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.rulebook.City;
import cityip.shell.Viewer;
import cityip.vault.StoredFile;
import cityip.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Packs made here and packs received: made in the background, kept in the vault, handed out against a receipt, verified on arrival. */
@Component
public class Packs {

  private static final Logger LOG = LoggerFactory.getLogger(Packs.class);
  private static final long STEP = 8 << 20;

  private final CaseFiles files;
  private final Vault vault;
  private final Ledger ledger;
  private final City city;
  private final JdbcClient db;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock busy = new ReentrantLock();

  Packs(CaseFiles files, Vault vault, Ledger ledger, City city, JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
    this.files = files;
    this.vault = vault;
    this.ledger = ledger;
    this.city = city;
    this.db = db;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * A pack.
   *
   * @param state waiting, running, done or failed
   * @param done bytes of its files that were written
   */
  public record Pack(long id, boolean received, String state, String reference, String recipient, String purpose, @Nullable Manifest manifest, @Nullable String file, String name, long size, long done,
      PackCheck.@Nullable Report report, String by, Instant made) {

    public boolean running() {
      return state.equals("waiting") || state.equals("running");
    }

    public int percent() {
      var whole = manifest == null ? 0 : manifest.size();
      return !running() || whole == 0 ? 100 : (int) (100 * done / whole);
    }
  }

  /** A city whose key we were given. */
  public record KnownCity(long id, String name, String publicKey, Instant entered) {}

  /** What became of a wish. */
  public sealed interface Ordered {
    record Begun(long id) implements Ordered {}

    /** No such case, or not one whose evidence the viewer may send. */
    record NoSuchCase() implements Ordered {}

    record NothingToSend() implements Ordered {}
  }

  /** Orders a pack of a case's evidence; what is quarantined stays here. */
  public Ordered order(String number, String recipient, String purpose, Viewer viewer) {
    if (!viewer.handlesCityData() || !(files.sight(number, viewer) instanceof CaseFiles.Sight.Whole whole)) {
      return new Ordered.NoSuchCase();
    }
    var evidence = whole.file().evidence().stream().filter(one -> one.quarantine() == null).toList();
    if (evidence.isEmpty()) {
      return new Ordered.NothingToSend();
    }
    var manifest = new Manifest(Manifest.FORMAT, city.name(), clock.instant(), viewer.displayName(), recipient, purpose, number, ledger.publicKeyPem(), items(evidence));
    var id = transaction.execute(status -> {
      var made = db.sql("""
          insert into protection_pack (direction, state, reference, recipient, purpose, manifest, name, size, made_by, made)
          values ('made', 'waiting', ?, ?, ?, ?::jsonb, ?, 0, ?, ?) returning id""")
          .params(number, recipient, purpose, Manifest.JSON.writeValueAsString(manifest), "evidence-" + number + ".zip", viewer.actor(), Timestamp.from(clock.instant())).query(Long.class).single();
      ledger.append(new Act(viewer.actor(), "protection.pack-ordered", "case:" + number, "pack=" + made + " recipient=" + recipient + " files=" + evidence.size()));
      return made;
    });
    Thread.ofVirtual().name("packs").start(this::work);
    return new Ordered.Begun(id == null ? 0 : id);
  }

  private static List<Manifest.Item> items(List<CaseFile.Evidence> evidence) {
    var items = new ArrayList<Manifest.Item>();
    for (var one : evidence) {
      var name = one.name().replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceAll("\\.{2,}", "_");
      items.add(new Manifest.Item("files/%04d-%s".formatted(items.size() + 1, name), one.size(), one.sha256(), one.sm3(), one.name(), one.source(), one.obtained().toString()));
    }
    return items;
  }

  /** Makes what waits, also what an earlier start left unfinished. */
  @Scheduled(fixedDelay = 300_000, initialDelay = 45_000)
  void work() {
    if (busy.tryLock()) {
      try {
        for (var next = next(); next.isPresent(); next = next()) {
          make(next.get());
        }
      } finally {
        busy.unlock();
      }
    }
  }

  private Optional<Pack> next() {
    return db.sql("select * from protection_pack where state in ('waiting', 'running') order by id limit 1").query(Packs::pack).optional();
  }

  private void make(Pack pack) {
    db.sql("update protection_pack set state = 'running', done = 0 where id = ?").params(pack.id()).update();
    try {
      var temporary = Files.createTempFile("pack", ".zip");
      try {
        var told = new long[1];
        try (var out = Files.newOutputStream(temporary)) {
          new PackWriter(vault, ledger).write(java.util.Objects.requireNonNull(pack.manifest()), out, done -> {
            if (done - told[0] > STEP) {
              told[0] = done;
              db.sql("update protection_pack set done = ? where id = ?").params(done, pack.id()).update();
            }
          });
        }
        StoredFile kept;
        try (var in = Files.newInputStream(temporary)) {
          kept = vault.keep(in, pack.name());
        }
        transaction.executeWithoutResult(status -> {
          db.sql("update protection_pack set state = 'done', file = ?, size = ?, finished = ? where id = ?").params(kept.sha256(), kept.size(), Timestamp.from(clock.instant()), pack.id()).update();
          ledger.append(new Act("system", "protection.pack-made", "pack:" + pack.id(), "sha256=" + kept.sha256() + " sm3=" + kept.sm3() + " size=" + kept.size()));
        });
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException | RuntimeException failed) {
      LOG.error("IP-PROT-001 Pack {} could not be made.", pack.id(), failed);
      db.sql("update protection_pack set state = 'failed', finished = ? where id = ?").params(Timestamp.from(clock.instant()), pack.id()).update();
    }
  }

  /** Keeps a pack that came, verifies it and keeps what was found, whatever that is. */
  public Pack receive(InputStream in, String name, Viewer viewer) throws IOException {
    var kept = vault.keep(in, name);
    PackCheck.Report report;
    try (var file = vault.open(kept.sha256())) {
      report = PackCheck.check(file);
    }
    var manifest = report.manifest();
    var id = transaction.execute(status -> {
      var received = db.sql("""
          insert into protection_pack (direction, state, reference, recipient, purpose, manifest, file, name, size, report, made_by, made, finished)
          values ('received', 'done', ?, ?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?, ?) returning id""")
          .params(java.util.Arrays.asList(manifest == null ? "" : cut(manifest.reference()), manifest == null ? "" : cut(manifest.recipient()), manifest == null ? "" : cut(manifest.purpose()),
              manifest == null ? null : Manifest.JSON.writeValueAsString(manifest), kept.sha256(), kept.name(), kept.size(), Manifest.JSON.writeValueAsString(report), viewer.actor(),
              Timestamp.from(clock.instant()), Timestamp.from(clock.instant()))).query(Long.class).single();
      ledger.append(new Act(viewer.actor(), "protection.pack-verified", "pack:" + received, "sha256=" + kept.sha256() + " intact=" + report.intact() + " problems=" + report.problems().size()));
      return received;
    });
    return find(id == null ? 0 : id).orElseThrow();
  }

  private static String cut(@Nullable String text) {
    var plain = text == null ? "" : text;
    return plain.length() > 200 ? plain.substring(0, 200) : plain;
  }

  private static Pack pack(ResultSet row, int n) throws SQLException {
    var manifest = row.getString("manifest");
    var report = row.getString("report");
    return new Pack(row.getLong("id"), row.getString("direction").equals("received"), row.getString("state"), row.getString("reference"), row.getString("recipient"), row.getString("purpose"),
        manifest == null ? null : Manifest.JSON.readValue(manifest, Manifest.class), row.getString("file"), row.getString("name"), row.getLong("size"), row.getLong("done"),
        report == null ? null : Manifest.JSON.readValue(report, PackCheck.Report.class), row.getString("made_by"), row.getTimestamp("made").toInstant());
  }

  public Optional<Pack> find(long id) {
    return db.sql("select * from protection_pack where id = ?").params(id).query(Packs::pack).optional();
  }

  public long count() {
    return db.sql("select count(*) from protection_pack").query(Long.class).single();
  }

  /** The latest first. */
  public List<Pack> all(int size, long offset) {
    return db.sql("select * from protection_pack order by id desc limit ? offset ?").params(size, offset).query(Packs::pack).list();
  }

  /** Hands a pack out; that it was taken is written down. */
  public Optional<InputStream> take(Pack pack, Viewer viewer) {
    return Optional.ofNullable(pack.file()).map(file -> {
      var in = vault.openVerified(file);
      transaction.executeWithoutResult(status -> {
        db.sql("insert into protection_pack_receipt (pack_id, who, at) values (?, ?, ?)").params(pack.id(), viewer.actor(), Timestamp.from(clock.instant())).update();
        ledger.append(new Act(viewer.actor(), "protection.pack-taken", "pack:" + pack.id(), "sha256=" + file));
      });
      return in;
    });
  }

  /** Who took it away, and when. */
  public record Receipt(String who, Instant at) {}

  public List<Receipt> receipts(long pack) {
    return db.sql("select who, at from protection_pack_receipt where pack_id = ? order by at").params(pack).query((row, n) -> new Receipt(row.getString(1), row.getTimestamp(2).toInstant())).list();
  }

  public List<KnownCity> knownCities() {
    return db.sql("select id, name, public_key, entered from protection_known_city where ended is null order by name")
        .query((row, n) -> new KnownCity(row.getLong(1), row.getString(2), row.getString(3), row.getTimestamp(4).toInstant())).list();
  }

  /** Whose key a pack is signed with; empty when nobody gave it to us, and for our own packs our own name. */
  public Optional<String> sender(Manifest manifest) {
    var key = PackCheck.plainKey(manifest.publicKey());
    return key.equals(PackCheck.plainKey(ledger.publicKeyPem())) ? Optional.of(city.name())
        : knownCities().stream().filter(known -> PackCheck.plainKey(known.publicKey()).equals(key)).map(KnownCity::name).findFirst();
  }

  /** The key with which ours are signed, to be given to other cities. */
  public String ownKey() {
    return ledger.publicKeyPem();
  }

  /** Notes another city's key; false when it is no Ed25519 key or is there already. */
  public boolean know(String name, String pem, Viewer viewer) {
    var plain = PackCheck.plainKey(pem);
    if (!plain.matches("[A-Za-z0-9+/=]{40,200}") || name.isBlank() || name.length() > 100) {
      return false;
    }
    return Boolean.TRUE.equals(transaction.execute(status -> {
      var fresh = db.sql("insert into protection_known_city (name, public_key, entered_by, entered) values (?, ?, ?, ?) on conflict do nothing")
          .params(name.strip(), plain, viewer.actor(), Timestamp.from(clock.instant())).update() == 1;
      if (fresh) {
        ledger.append(new Act(viewer.actor(), "protection.city-known", "city:" + name.strip(), plain));
      }
      return fresh;
    }));
  }
}
