package cityip.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers for entries, drawn from the database a hundred at a time; those left over at the end stay unused. */
final class EntryNumbers {

  private static final int BLOCK = 100;

  private final JdbcClient database;
  private long next;
  private long last = -1;

  EntryNumbers(JdbcClient database) {
    this.database = database;
  }

  synchronized long next() {
    if (next > last) {
      long first = database.sql("select nextval('ledger_entry_number')").query(Long.class).single();
      next = first;
      last = first + BLOCK - 1;
    }
    return next++;
  }
}
