package cityip.protection.packs;

import cityip.ledger.Ledger;
import cityip.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a pack as a stream: the manifest first, its signature, then file after file from the vault, in constant memory whatever their size. */
final class PackWriter {

  private static final int BUFFER = 1 << 16;

  private final Vault vault;
  private final Ledger ledger;

  PackWriter(Vault vault, Ledger ledger) {
    this.vault = vault;
    this.ledger = ledger;
  }

  /** @param progress told how many bytes of files were written */
  void write(Manifest manifest, OutputStream out, LongConsumer progress) throws IOException {
    var written = manifest.written();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      zip.setLevel(Deflater.BEST_SPEED);
      put(zip, Manifest.NAME, written);
      put(zip, Manifest.SIGNATURE, Base64.getEncoder().encode(ledger.sign(Manifest.FORMAT, written)));
      var buffer = new byte[BUFFER];
      var done = 0L;
      for (var item : manifest.files()) {
        zip.putNextEntry(new ZipEntry(item.path()));
        try (var in = vault.openVerified(item.sha256())) {
          for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            zip.write(buffer, 0, read);
            done += read;
            progress.accept(done);
          }
        }
        zip.closeEntry();
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
