package cityip.vault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The place where files are kept by what they contain. Whoever keeps the same bytes twice has one file; a file, once kept,
 * is never changed or removed, even when the transaction that kept it is rolled back (then only its row is missing).
 */
@Component
public final class Vault {

  private static final Duration LEFT_OVER = Duration.ofDays(1);

  private final Path folder;
  private final Path incoming;
  private final long largest;
  private final JdbcClient database;
  private final Clock clock;

  Vault(
      @Value("${cityip.home:.cityip}") Path home, @Value("${cityip.vault.largest-bytes:2147483648}") long largest,
      DataSource dataSource, Clock clock) {
    this.folder = home.resolve("vault");
    this.incoming = folder.resolve("incoming");
    this.largest = largest;
    this.database = JdbcClient.create(dataSource);
    this.clock = clock;
    removeLeftOvers();
  }

  /**
   * Keeps all bytes of a stream, durably, before it returns. The stream is read once and not closed.
   *
   * @param name what the sender calls it; only its last part is kept, at most 255 characters
   * @throws FileTooLarge when more comes than {@code cityip.vault.largest-bytes}
   * @throws IOException  when the sender's stream breaks off
   * @throws VaultBroken  when the disk does not take it
   */
  public StoredFile keep(InputStream in, String name) throws IOException {
    String shown = plainName(name);
    Incoming file = Incoming.begin(incoming);
    try {
      file.takeAll(in, largest, shown);
      StoredFile stored = file.describe(shown);
      place(file.path(), path(stored.sha256()));
      database.sql("""
              insert into vault_file (sha256, sm3, size, media_type, name, kept) values (?, ?, ?, ?, ?, ?)
              on conflict (sha256) do nothing""")
          .params(stored.sha256(), stored.sm3(), stored.size(), stored.mediaType(), shown, Timestamp.from(clock.instant())).update();
      return stored;
    } finally {
      file.discard();
    }
  }

  /** What is known of a file, without opening it. */
  public Optional<StoredFile> find(String sha256) {
    return database.sql("select sha256, sm3, size, media_type, name from vault_file where sha256 = ?").param(sha256)
        .query((row, n) -> new StoredFile(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5)))
        .optional();
  }

  /**
   * Opens a kept file. The length is compared at once, the content is not; see {@link #openVerified}.
   *
   * @throws VaultBroken when no such file was ever kept, or it is gone or has another length
   */
  public InputStream open(String sha256) {
    StoredFile file = find(sha256).orElseThrow(() -> new VaultBroken("IP-VAULT-001", "No file " + sha256 + " was ever kept"));
    try {
      Path path = path(sha256);
      if (Files.size(path) != file.size()) {
        throw new VaultBroken("IP-VAULT-002", "File " + sha256 + " (" + file.name() + ") has " + Files.size(path)
            + " bytes; it was kept with " + file.size() + ". Bring it back from a backup");
      }
      return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    } catch (NoSuchFileException e) {
      throw new VaultBroken("IP-VAULT-001", "File " + sha256 + " (" + file.name() + ") is missing in " + folder
          + ". Bring it back from a backup", e);
    } catch (IOException e) {
      throw new VaultBroken("IP-VAULT-004", "File " + sha256 + " (" + file.name() + ") cannot be read", e);
    }
  }

  /**
   * Opens a kept file after reading it through and comparing both hashes; for exports and evidence.
   *
   * @throws VaultBroken also when its content is not the one that was kept
   */
  public InputStream openVerified(String sha256) {
    StoredFile file = find(sha256).orElseThrow(() -> new VaultBroken("IP-VAULT-001", "No file " + sha256 + " was ever kept"));
    try (InputStream in = open(sha256)) {
      TwoHashes hashes = new TwoHashes();
      hashes.readAll(in);
      if (!hashes.sha256().equals(file.sha256()) || !hashes.sm3().equals(file.sm3())) {
        throw new VaultBroken("IP-VAULT-002", "File " + sha256 + " (" + file.name()
            + ") was altered; its content is not the one that was kept. Bring it back from a backup");
      }
    } catch (IOException e) {
      throw new VaultBroken("IP-VAULT-004", "File " + sha256 + " (" + file.name() + ") cannot be read", e);
    }
    return open(sha256);
  }

  /** Reads every kept file and hands over a plain sentence for each that is missing, altered or unreadable. */
  public long verifyAll(Consumer<String> finding) {
    List<String> all = new ArrayList<>(database.sql("select sha256 from vault_file order by sha256").query(String.class).list());
    for (String sha256 : all) {
      try (InputStream in = openVerified(sha256)) {
        in.available();
      } catch (VaultBroken | IOException e) {
        finding.accept(String.valueOf(e.getMessage()));
      }
    }
    return all.size();
  }

  private Path path(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
  }

  /** The rename also heals a file that was altered or lost since it was first kept. */
  private static void place(Path from, Path to) {
    try {
      Path parent = java.util.Objects.requireNonNull(to.getParent());
      Files.createDirectories(parent);
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (IOException e) {
      throw new VaultBroken("IP-VAULT-004", "File " + to.getFileName() + " cannot be placed in the vault", e);
    }
  }

  static String plainName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cf}]", "").strip();
    plain = plain.length() <= 255 ? plain : plain.substring(plain.length() - 255);
    return plain.isEmpty() ? "-" : plain;
  }

  /** What a kill or a power cut left half written; younger ones may be another process's work in progress. */
  private void removeLeftOvers() {
    try {
      Files.createDirectories(incoming);
      try (DirectoryStream<Path> parts = Files.newDirectoryStream(incoming, "*.part")) {
        for (Path part : parts) {
          if (Files.getLastModifiedTime(part).toInstant().isBefore(clock.instant().minus(LEFT_OVER))) {
            Files.deleteIfExists(part);
          }
        }
      }
    } catch (IOException e) {
      throw new VaultBroken("IP-VAULT-004", "The vault in " + folder + " cannot be written", e);
    }
  }

  /** One file on its way in. */
  private record Incoming(Path path, TwoHashes hashes) {

    static Incoming begin(Path folder) {
      try {
        Files.createDirectories(folder);
        return new Incoming(Files.createTempFile(folder, "", ".part"), new TwoHashes());
      } catch (IOException e) {
        throw new VaultBroken("IP-VAULT-004", "The vault in " + folder + " cannot be written", e);
      }
    }

    void takeAll(InputStream in, long largest, String name) throws IOException {
      try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = in.read(buffer)) >= 0) {
          hashes.update(buffer, read);
          if (hashes.size() > largest) {
            throw new FileTooLarge(name, largest);
          }
          write(out, ByteBuffer.wrap(buffer, 0, read));
        }
        force(out);
      }
    }

    private static void write(FileChannel out, ByteBuffer bytes) {
      try {
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      } catch (IOException e) {
        throw new VaultBroken("IP-VAULT-004", "The disk of the vault does not take more", e);
      }
    }

    private static void force(FileChannel out) {
      try {
        out.force(true);
      } catch (IOException e) {
        throw new VaultBroken("IP-VAULT-004", "The disk of the vault cannot make a file durable", e);
      }
    }

    StoredFile describe(String name) throws IOException {
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
        byte[] head = read(file, 0);
        byte[] directory = new byte[0];
        if (MediaTypes.isOle2(head) && head.length >= 512) {
          ByteBuffer header = ByteBuffer.wrap(head).order(java.nio.ByteOrder.LITTLE_ENDIAN);
          long sector = 1L << Math.clamp(header.getShort(30), 9, 12);
          directory = read(file, (header.getInt(48) + 1) * sector);
        }
        String mediaType = MediaTypes.of(head, read(file, file.size() - MediaTypes.LOOK_AT), directory);
        return new StoredFile(hashes.sha256(), hashes.sm3(), hashes.size(), mediaType, name);
      }
    }

    private static byte[] read(FileChannel file, long from) throws IOException {
      long begin = Math.clamp(from, 0, file.size());
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MediaTypes.LOOK_AT, file.size() - begin));
      while (bytes.hasRemaining() && file.read(bytes, begin + bytes.position()) >= 0) {
        // until it is full
      }
      return bytes.array();
    }

    void discard() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new VaultBroken("IP-VAULT-004", "A half-written file cannot be removed: " + path, e);
      }
    }
  }
}
