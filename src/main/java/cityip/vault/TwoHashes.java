package cityip.vault;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The open and the national hash in one pass. Each can be asked once, at the end. */
public final class TwoHashes {

  private final MessageDigest sha256 = sha256Digest();
  private final SM3Digest sm3 = new SM3Digest();
  private long size;

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  public void update(byte[] bytes, int length) {
    sha256.update(bytes, 0, length);
    sm3.update(bytes, 0, length);
    size += length;
  }

  public void readAll(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    int read;
    while ((read = in.read(buffer)) >= 0) {
      update(buffer, read);
    }
  }

  public long size() {
    return size;
  }

  public String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  public String sm3() {
    byte[] out = new byte[sm3.getDigestSize()];
    sm3.doFinal(out, 0);
    return HexFormat.of().formatHex(out);
  }
}
