package cityip.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the ledger keeps outside the database: its keys and its witness. */
@Component
final class LedgerHome {

  private final Path keyFolder;
  private final Witness witness;
  private volatile @Nullable LedgerKeys keys;

  LedgerHome(@Value("${cityip.home:.cityip}") Path home) {
    this.keyFolder = home.resolve("keys");
    this.witness = new Witness(home);
  }

  Witness witness() {
    return witness;
  }

  /**
   * The signing keys; made on the first start.
   *
   * @param inUse whether checkpoints exist already: then missing keys are a loss that a person must repair
   */
  synchronized LedgerKeys keys(boolean inUse) {
    LedgerKeys known = keys;
    if (known == null) {
      if (!LedgerKeys.present(keyFolder) && inUse) {
        throw new LedgerBroken("checkpoints exist, but the keys in " + keyFolder + " are gone; bring them back from a backup");
      }
      known = LedgerKeys.present(keyFolder) ? LedgerKeys.load(keyFolder) : LedgerKeys.create(keyFolder);
      keys = known;
    }
    return known;
  }
}
