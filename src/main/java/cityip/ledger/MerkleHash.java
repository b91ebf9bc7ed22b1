package cityip.ledger;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hashes of RFC 6962 section 2.1: leaves are prefixed 0x00, inner nodes 0x01. Not for several threads at once. */
final class MerkleHash {

  static final int LENGTH = 32;

  private final MessageDigest sha256 = sha256();

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static byte[] ofNothing() {
    return sha256().digest();
  }

  byte[] leaf(byte[] data) {
    byte[] out = new byte[LENGTH];
    leaf(data, 0, data.length, out, 0);
    return out;
  }

  void leaf(byte[] data, int from, int length, byte[] out, int at) {
    sha256.update((byte) 0);
    sha256.update(data, from, length);
    finish(out, at);
  }

  byte[] node(byte[] left, byte[] right) {
    byte[] out = new byte[LENGTH];
    sha256.update((byte) 1);
    sha256.update(left, 0, LENGTH);
    sha256.update(right, 0, LENGTH);
    finish(out, 0);
    return out;
  }

  /** The root of {@code count} hashes lying one after the other; {@code count} is a power of two. */
  byte[] perfect(byte[] hashes, int from, int count) {
    byte[] row = new byte[count * LENGTH];
    System.arraycopy(hashes, from * LENGTH, row, 0, row.length);
    for (int n = count; n > 1; n /= 2) {
      for (int i = 0; i < n / 2; i++) {
        sha256.update((byte) 1);
        sha256.update(row, 2 * i * LENGTH, 2 * LENGTH);
        finish(row, i * LENGTH);
      }
    }
    return java.util.Arrays.copyOf(row, LENGTH);
  }

  private void finish(byte[] out, int at) {
    try {
      sha256.digest(out, at, LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
  }
}
