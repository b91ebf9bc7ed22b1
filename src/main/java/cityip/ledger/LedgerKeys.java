package cityip.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * The two keys that sign checkpoints, as PEM files in the home folder's {@code keys}. Private ones can be read by the owner
 * alone. They are made once; when they are gone later, the ledger refuses to go on under new ones by itself.
 */
record LedgerKeys(String origin, List<SignedNote.Signer> signers, String publicKeyPem) {

  private static final String ED25519 = "ledger-ed25519";
  private static final String SM2 = "ledger-sm2";

  static boolean present(Path folder) {
    return Files.exists(folder.resolve(ED25519 + ".pem")) && Files.exists(folder.resolve(SM2 + ".pem"));
  }

  static LedgerKeys create(Path folder) {
    try {
      Files.createDirectories(folder);
      KeyPair ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      ECPrivateKeyParameters sm2 = newSm2Key();
      write(folder, ED25519, "PRIVATE", ed25519.getPrivate().getEncoded());
      write(folder, ED25519, "PUBLIC", ed25519.getPublic().getEncoded());
      write(folder, SM2, "PRIVATE", PrivateKeyInfoFactory.createPrivateKeyInfo(sm2).getEncoded());
      write(folder, SM2, "PUBLIC",
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(Sm2Signer.publicKeyOf(sm2)).getEncoded());
      return load(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger's keys cannot be written to " + folder, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static LedgerKeys load(Path folder) {
    try {
      KeyFactory keys = KeyFactory.getInstance("Ed25519");
      PrivateKey secret = keys.generatePrivate(new PKCS8EncodedKeySpec(read(folder.resolve(ED25519 + ".pem"))));
      PublicKey open = keys.generatePublic(new X509EncodedKeySpec(read(folder.resolve(ED25519 + ".pub.pem"))));
      KeyPair pair = new KeyPair(open, secret);
      ECPrivateKeyParameters sm2 = (ECPrivateKeyParameters) PrivateKeyFactory.createKey(read(folder.resolve(SM2 + ".pem")));
      byte[] print = MerkleHash.sha256().digest(Ed25519Signer.rawPublicKey(pair));
      String origin = "cityip/ledger/" + HexFormat.of().formatHex(print, 0, 8);
      return new LedgerKeys(origin, List.of(new Ed25519Signer(origin, pair), new Sm2Signer(origin, sm2)),
          Files.readString(folder.resolve(ED25519 + ".pub.pem")));
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger's keys in " + folder + " cannot be read; bring them back from a backup", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The ledger's keys in " + folder + " are damaged; bring them back from a backup", e);
    }
  }

  private static ECPrivateKeyParameters newSm2Key() {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    ECNamedDomainParameters curve =
        new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1"));
    generator.init(new ECKeyGenerationParameters(curve, new SecureRandom()));
    return (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate();
  }

  /** Written aside, made durable, then named: a crash leaves a whole key or none. */
  private static void write(Path folder, String name, String kind, byte[] key) throws IOException {
    boolean secret = kind.equals("PRIVATE");
    Path file = folder.resolve(name + (secret ? ".pem" : ".pub.pem"));
    Path draft = folder.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, owner(folder, secret ? "rw-------" : "rw-r--r--"));
    String pem = "-----BEGIN " + kind + " KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END " + kind + " KEY-----\n";
    try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      out.write(java.nio.ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] owner(Path folder, String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
        : new FileAttribute<?>[0];
  }

  private static byte[] read(Path file) throws IOException {
    StringBuilder base64 = new StringBuilder();
    Files.readAllLines(file).stream().filter(line -> !line.startsWith("-----")).forEach(base64::append);
    return Base64.getDecoder().decode(base64.toString().strip());
  }
}
