package cityip.vault;

/** The sender sent more than the vault takes; nothing of it is kept. The web answers 413. */
public final class FileTooLarge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long largest;

  FileTooLarge(String name, long largest) {
    super("File '" + name + "' is larger than the " + largest + " bytes the vault takes (IP-VAULT-003)");
    this.largest = largest;
  }

  /** The most bytes a file may have. */
  public long largest() {
    return largest;
  }
}
