package cityip.vault;

/** A file that must be in the vault is gone, altered or cannot be written: an outage, told to the operator. */
public final class VaultBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  VaultBroken(String code, String fact) {
    super(fact + " (" + code + ")");
  }

  VaultBroken(String code, String fact, Throwable cause) {
    super(fact + " (" + code + ")", cause);
  }
}
