package cityip.ledger;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;

/** The open algorithm, from the JDK. The key id is that of C2SP signed-note for Ed25519 (type 0x01). */
final class Ed25519Signer implements SignedNote.Signer {

  private final String name;
  private final KeyPair keys;
  private final int keyId;

  Ed25519Signer(String name, KeyPair keys) {
    this.name = name;
    this.keys = keys;
    this.keyId = keyId(name, new byte[] {1}, rawPublicKey(keys));
  }

  /** The 32 bytes at the end of the X.509 form. */
  static byte[] rawPublicKey(KeyPair keys) {
    byte[] encoded = keys.getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }

  static int keyId(String name, byte[] type, byte[] publicKey) {
    MessageDigest sha256 = MerkleHash.sha256();
    sha256.update((name + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    sha256.update(type);
    sha256.update(publicKey);
    return ByteBuffer.wrap(sha256.digest()).getInt();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int keyId() {
    return keyId;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(keys.getPrivate());
      ed25519.update(message);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The ledger's Ed25519 key cannot sign", e);
    }
  }

  @Override
  public boolean verify(byte[] message, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(keys.getPublic());
      ed25519.update(message);
      return ed25519.verify(signature);
    } catch (SignatureException e) {
      return false; // bytes that are no signature at all
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The ledger's Ed25519 key cannot verify", e);
    }
  }
}
