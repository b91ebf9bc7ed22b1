package cityip.ledger;

/** What the ledger can say about one entry. */
public sealed interface ProofAnswer {

  /** The entry is in the sealed tree, and here is why. */
  record Proven(ProofBundle bundle) implements ProofAnswer {}

  /** The act is committed but not sealed yet; ask again within a minute. */
  record NotYetSealed(long entry) implements ProofAnswer {}

  /** No act has this number. */
  record UnknownEntry(long entry) implements ProofAnswer {}
}
