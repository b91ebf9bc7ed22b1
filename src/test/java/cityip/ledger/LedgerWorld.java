package cityip.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.IntFunction;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger of its own in a fresh database, with its home folder; everything real, nothing of Spring started. */
final class LedgerWorld {

  final Path home;
  final javax.sql.DataSource dataSource;
  final JdbcClient database;
  final TransactionTemplate transaction;
  final LedgerHome ledgerHome;
  final Ledger ledger;
  final Sealer sealer;
  final LedgerAudit audit;

  private LedgerWorld(Path home, javax.sql.DataSource dataSource, Clock clock) {
    this.home = home;
    this.dataSource = dataSource;
    this.database = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.ledgerHome = new LedgerHome(home);
    this.ledger = new Ledger(dataSource, ledgerHome, clock);
    this.sealer = new Sealer(dataSource, ledgerHome, clock);
    this.audit = new LedgerAudit(dataSource, ledgerHome);
  }

  /** A schema of its own in the test's database. */
  static LedgerWorld fresh(Path home, javax.sql.DataSource server) {
    PGSimpleDataSource given = (PGSimpleDataSource) server;
    String schema = "ledger_" + UUID.randomUUID().toString().replace('-', '_');
    execute(given, "create schema " + schema);
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(given.getUrl());
    dataSource.setUser(given.getUser());
    dataSource.setPassword(given.getPassword());
    dataSource.setCurrentSchema(schema);
    Flyway.configure().dataSource(dataSource).locations("classpath:db/migration/ledger").table("flyway_ledger")
        .schemas(schema).load().migrate();
    return new LedgerWorld(home, dataSource, Clock.systemUTC());
  }

  /** The same database and home after a restart. */
  LedgerWorld restarted() {
    return new LedgerWorld(home, dataSource, Clock.systemUTC());
  }

  /** The same acts without a new connection per statement, for measuring. */
  LedgerWorld onOneConnection() throws SQLException {
    return new LedgerWorld(home, new SingleConnectionDataSource(dataSource.getConnection(), true), Clock.systemUTC());
  }

  long append(Act act) {
    Long entry = transaction.execute(status -> ledger.append(act));
    return entry;
  }

  void appendMany(int count, IntFunction<Act> act) {
    transaction.executeWithoutResult(status -> {
      for (int i = 0; i < count; i++) {
        ledger.append(act.apply(i));
      }
    });
  }

  static Act anAct(int i) {
    return new Act("officer.li", "registry.batch-imported", "batch:" + i, "{\"rows\":" + i + ",\"file\":\"专利导出.xlsx\"}");
  }

  /** What someone with the rights of the database's owner can do. */
  void tamper(String sql) {
    execute(dataSource, "set session_replication_role = replica; " + sql + "; set session_replication_role = default");
  }

  static void execute(javax.sql.DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
