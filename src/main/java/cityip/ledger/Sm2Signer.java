package cityip.ledger;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * The national algorithm beside the open one: SM2 with SM3 (GB/T 32918), signer id {@code 1234567812345678} as GM/T 0009
 * names it. C2SP has no number for it, so the key id uses type 0xff and our own name.
 */
final class Sm2Signer implements SignedNote.Signer {

  private static final byte[] SIGNER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TYPE = "\u00ffgm/sm2-sm3".getBytes(StandardCharsets.ISO_8859_1);

  private final String name;
  private final ECPrivateKeyParameters privateKey;
  private final ECPublicKeyParameters publicKey;
  private final int keyId;

  Sm2Signer(String name, ECPrivateKeyParameters privateKey) {
    this.name = name;
    this.privateKey = privateKey;
    this.publicKey = publicKeyOf(privateKey);
    this.keyId = Ed25519Signer.keyId(name, TYPE, publicKey.getQ().getEncoded(false));
  }

  static ECPublicKeyParameters publicKeyOf(ECPrivateKeyParameters key) {
    BigInteger d = key.getD();
    return new ECPublicKeyParameters(key.getParameters().getG().multiply(d).normalize(), key.getParameters());
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
    SM2Signer sm2 = new SM2Signer();
    sm2.init(true, new ParametersWithID(privateKey, SIGNER_ID));
    sm2.update(message, 0, message.length);
    try {
      return sm2.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("The ledger's SM2 key cannot sign", e);
    }
  }

  @Override
  public boolean verify(byte[] message, byte[] signature) {
    SM2Signer sm2 = new SM2Signer();
    sm2.init(false, new ParametersWithID(publicKey, SIGNER_ID));
    sm2.update(message, 0, message.length);
    return sm2.verifySignature(signature);
  }
}
