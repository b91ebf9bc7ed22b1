package cityip.ledger;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;

/**
 * What the ledger was at one moment: so many entries, under this root. In the text form of C2SP tlog-checkpoint, with the
 * moment of sealing as an extension line.
 *
 * @param origin the name of this log, which is also the name of its key
 * @param size   number of entries
 * @param root   Merkle tree hash, base64
 * @param at     when it was sealed
 */
public record Checkpoint(String origin, long size, String root, Instant at) {

  private static final String SEALED = "sealed ";

  public Checkpoint {
    if (origin.isBlank() || size < 0 || Base64.getDecoder().decode(root).length != MerkleHash.LENGTH) {
      throw new IllegalArgumentException("Not a checkpoint: " + origin + " " + size + " " + root);
    }
  }

  static Checkpoint of(String origin, long size, byte[] root, Instant at) {
    return new Checkpoint(origin, size, Base64.getEncoder().encodeToString(root), at);
  }

  /** The signed text: four lines, each ended by a line feed. */
  String text() {
    return origin + "\n" + size + "\n" + root + "\n" + SEALED + at + "\n";
  }

  /** Reads the text back; refuses every other spelling of the same facts. */
  static Checkpoint parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    try {
      if (lines.size() == 5 && lines.get(3).startsWith(SEALED)) {
        Checkpoint read = new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), lines.get(2),
            Instant.parse(lines.get(3).substring(SEALED.length())));
        if (read.text().equals(text)) {
          return read;
        }
      }
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new LedgerBroken("not a checkpoint: '" + text.replace('\n', '|') + "' (" + e.getMessage() + ")");
    }
    throw new LedgerBroken("not a checkpoint: '" + text.replace('\n', '|') + "'");
  }
}
