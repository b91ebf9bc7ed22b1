package cityip.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signature lines below it (C2SP signed-note): the text, an empty line, then one line per signature,
 * {@code — name base64(four bytes of key id, signature)}.
 */
record SignedNote(String text, List<Line> signatures) {

  record Line(String name, int keyId, byte[] signature) {}

  private static final String DASH = "— ";

  /** Something that can sign and check: Ed25519, or SM2 beside it. */
  interface Signer {
    String name();

    int keyId();

    byte[] sign(byte[] message);

    boolean verify(byte[] message, byte[] signature);
  }

  static String sign(String text, List<? extends Signer> signers) {
    byte[] message = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Signer signer : signers) {
      byte[] signature = signer.sign(message);
      byte[] blob = ByteBuffer.allocate(4 + signature.length).putInt(signer.keyId()).put(signature).array();
      note.append(DASH).append(signer.name()).append(' ').append(Base64.getEncoder().encodeToString(blob)).append('\n');
    }
    return note.toString();
  }

  static SignedNote parse(String note) {
    int gap = note.indexOf("\n\n");
    if (gap < 0 || !note.endsWith("\n")) {
      throw new LedgerBroken("a checkpoint has no signatures");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : note.substring(gap + 2).split("\n")) {
      String[] parts = line.split(" ");
      if (parts.length != 3 || !line.startsWith(DASH)) {
        throw new LedgerBroken("not a signature line: '" + line + "'");
      }
      try {
        byte[] blob = Base64.getDecoder().decode(parts[2]);
        if (blob.length <= 4) {
          throw new LedgerBroken("an empty signature: '" + line + "'");
        }
        lines.add(new Line(parts[1], ByteBuffer.wrap(blob).getInt(), Arrays.copyOfRange(blob, 4, blob.length)));
      } catch (IllegalArgumentException e) {
        throw new LedgerBroken("not base64: '" + line + "'");
      }
    }
    return new SignedNote(note.substring(0, gap + 1), lines);
  }

  /** True when every one of these signers has signed, and rightly. */
  boolean signedByAll(List<? extends Signer> signers) {
    byte[] message = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return signers.stream().allMatch(signer -> signatures.stream().anyMatch(line ->
        line.keyId() == signer.keyId() && line.name().equals(signer.name()) && signer.verify(message, line.signature())));
  }
}
