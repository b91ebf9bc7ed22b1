package cityip.ledger;

/** The stored ledger contradicts itself or its witness; nothing more is sealed until a person has looked at it. */
public final class LedgerBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LedgerBroken(String fact) {
    super("The ledger does not fit together (IP-LEDG-001): " + fact);
  }
}
