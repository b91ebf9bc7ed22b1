package cityip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder in which one installation keeps everything it owns: database, files, index, keys. */
record Home(Path folder) {

  Home {
    folder = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
    } catch (IOException cause) {
      throw new StartRefused("IP-START-001", "The home folder %s cannot be created: %s. Give another one with --home."
          .formatted(folder, cause.getMessage()), cause);
    }
  }

  Path database() {
    return folder.resolve("database");
  }

  /** The generated database password; made once, readable by its owner only. */
  String databasePassword() {
    try {
      if (!Files.exists(passwordFile())) {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        Files.createFile(passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(bytes));
      }
      return Files.readString(passwordFile()).strip();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  Path passwordFile() {
    return folder.resolve("database.password");
  }
}
