package cityip.ledger;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;

/** A real ledger for the tests of other modules, without starting anything. */
public final class LedgerForTests {

  private LedgerForTests() {}

  public static Ledger in(Path home, DataSource database) {
    return new Ledger(database, new LedgerHome(home), Clock.systemUTC());
  }
}
