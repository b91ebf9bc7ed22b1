package cityip.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Encrypts personal data (AES-256-GCM) with a key that stands outside the database, so that a copy of the database alone tells nothing. */
@Component
public final class Seal {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  Seal(@Value("${cityip.home:.cityip}") Path home) {
    this.key = new SecretKeySpec(keyBytes(home.resolve("keys").resolve("casework-seal.key")), "AES");
  }

  private byte[] keyBytes(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        var fresh = new byte[32];
        random.nextBytes(fresh);
        Files.write(file, fresh, StandardOpenOption.CREATE_NEW);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
      }
      return Files.readAllBytes(file);
    } catch (IOException cause) {
      throw new UncheckedIOException("The key for personal data cannot be read: " + file + " (IP-CASE-003)", cause);
    }
  }

  public byte[] close(String text) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException(cause);
    }
  }

  public String open(byte[] sealed) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
      return new String(cipher.doFinal(sealed, NONCE, sealed.length - NONCE), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("Sealed data does not open with the key of this home (IP-CASE-003)", cause);
    }
  }

  /** What may be shown of it: 张**, 138****1234, or only that it is there. */
  static String mask(Field field, String value) {
    var shown = value.codePoints().limit(field.kind() == Field.Kind.PHONE ? 3 : 1).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return switch (field.kind()) {
      case PHONE -> shown + "****" + (value.length() > 8 ? value.substring(value.length() - 4) : "");
      case NAME, LINE -> shown + "**";
      case TEXT, DAY, MONEY, COUNT, CHOICE, YES, UNIT, CREDIT_CODE -> "＊＊＊";
    };
  }
}
