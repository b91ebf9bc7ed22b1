package cityip.ledger;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proof that travels alone: with it, the log's public key and {@code tools/VerifyProof.java} anybody can check that an act
 * is in the ledger, offline. Its components are the fields of the JSON form.
 *
 * @param format     {@code cityip-ledger-proof/1}
 * @param line       the entry as it was hashed: number, time, actor, act, subject, SHA-256 of the content, parted by tabs
 * @param content    the content when it is short enough to be kept, otherwise null
 * @param leafIndex  place of the entry in the tree, from 0
 * @param inclusion  sibling hashes from the leaf to the root, base64 (RFC 6962 section 2.1.1)
 * @param checkpoint the signed checkpoint, C2SP signed-note
 */
public record ProofBundle(
    String format, String line, @Nullable String content, long leafIndex, List<String> inclusion, String checkpoint) {

  private static final String FORMAT = "cityip-ledger-proof/1";

  public ProofBundle {
    inclusion = List.copyOf(inclusion);
  }

  static ProofBundle of(LedgerEntry entry, Ledger.SealedState state, TreeProofs proofs) {
    long leaf = java.util.Objects.requireNonNull(entry.leaf());
    return new ProofBundle(FORMAT, entry.line(), entry.content(), leaf,
        base64(proofs.inclusion(leaf, state.checkpoint().size())), state.note());
  }

  static List<String> base64(List<byte[]> hashes) {
    return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
  }
}
