package cityip.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The acts of the running transaction. They are sent right before its commit, and the last insert takes the commit along in
 * the same message to the server: a message of its own would cost as much as a statement of the act itself, a quarter of a
 * small act. The driver knows from the server's answer that the transaction is over, so the commit that Spring then asks for
 * sends nothing. Should the insert fail, the server skips the commit and the whole transaction is rolled back.
 */
final class PendingActs implements TransactionSynchronization {

  record Pending(long entry, Instant at, Act act, byte[] hash, @Nullable String content) {}

  private static final String INSERT =
      "insert into ledger_inbox (id, at, actor, act, subject, content_hash, content) values (?, ?, ?, ?, ?, ?, ?)";
  private static final Object KEY = new Object();

  private final DataSource dataSource;
  private final List<Pending> acts = new ArrayList<>();
  private final Map<Object, Integer> savepoints = new HashMap<>();
  private boolean committing;
  private boolean over;

  private PendingActs(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  static PendingActs ofThisTransaction(DataSource dataSource) {
    PendingActs pending = (PendingActs) TransactionSynchronizationManager.getResource(KEY);
    if (pending == null) {
      pending = new PendingActs(dataSource);
      TransactionSynchronizationManager.bindResource(KEY, pending);
      TransactionSynchronizationManager.registerSynchronization(pending);
    }
    return pending;
  }

  void add(Pending act) {
    if (over) {
      throw new IllegalStateException("Act " + act.act().act() + " came after the commit; append it before");
    }
    acts.add(act);
    if (committing) {
      send(false);
    }
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResource(KEY);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(KEY, this);
  }

  @Override
  public void savepoint(Object savepoint) {
    savepoints.put(savepoint, acts.size());
  }

  @Override
  public void savepointRollback(Object savepoint) {
    acts.subList(savepoints.getOrDefault(savepoint, 0), acts.size()).clear();
  }

  /** Where others still have something to do before the commit, the commit stays theirs to wait for. */
  @Override
  public void beforeCommit(boolean readOnly) {
    committing = true;
    over = TransactionSynchronizationManager.getSynchronizations().getLast() == this;
    send(over);
  }

  @Override
  public void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
  }

  private void send(boolean withCommit) {
    if (acts.isEmpty()) {
      return;
    }
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      int alone = withCommit ? acts.size() - 1 : acts.size();
      if (alone > 0) {
        sendBatch(connection, acts.subList(0, alone));
      }
      if (withCommit) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT + "; commit")) {
          bind(insert, acts.getLast());
          insert.execute();
        }
      }
      acts.clear();
    } catch (SQLException e) {
      RuntimeException translated = new SQLStateSQLExceptionTranslator().translate("append", INSERT, e);
      throw translated == null ? new UncategorizedSQLException("append", INSERT, e) : translated;
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static void sendBatch(Connection connection, List<Pending> acts) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Pending act : acts) {
        bind(insert, act);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, Pending pending) throws SQLException {
    insert.setLong(1, pending.entry());
    insert.setObject(2, pending.at().atOffset(ZoneOffset.UTC));
    insert.setString(3, pending.act().actor());
    insert.setString(4, pending.act().act());
    insert.setString(5, pending.act().subject());
    insert.setBytes(6, pending.hash());
    insert.setString(7, pending.content());
  }
}
