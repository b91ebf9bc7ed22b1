package cityip.finance.securities;

import cityip.casework.PartyRows;
import cityip.casework.PartyRows.Row;
import cityip.finance.risk.Collateral;
import cityip.finance.securities.TapeReader.Bad;
import cityip.finance.securities.Waterfall.Notes;
import cityip.finance.securities.Waterfall.Receivable;
import cityip.kernel.Money;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.rulebook.Rulebook;
import cityip.rulebook.WorkingDays;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import cityip.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Pools of receivables with their tapes: what was read, what was not, whether it was truly sold and its titles are clean, and when whom is paid. */
@Component
public final class AssetPools {

  private final PartyRows rows;
  private final Collateral collateral;
  private final Rulebook rulebook;
  private final WorkingDays days;
  private final Vault vault;
  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AssetPools(PartyRows rows, Collateral collateral, Rulebook rulebook, WorkingDays days, Vault vault, JdbcClient db, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.collateral = collateral;
    this.rulebook = rulebook;
    this.days = days;
    this.vault = vault;
    this.db = db;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  public List<Row> list(Scope scope) {
    return rows.list(AssetPoolProcedure.CODE, List.of(), scope, 10_000);
  }

  public Optional<Row> find(String number, Scope scope) {
    return rows.find(AssetPoolProcedure.CODE, number, scope);
  }

  /** The tape of a pool: the one sent last counts. */
  public record Tape(long id, String file, String sha256, LocalDate asOf, int rows, int bad, String readBy, Instant read) {}

  public record Asset(int line, String asset, String debtor, String right, Money principal, int rateBp, int months, boolean bullet, boolean assigned) {

    Receivable receivable() {
      return new Receivable(fen(principal), rateBp, months, bullet);
    }
  }

  static long fen(Money money) {
    return money.yuan().movePointRight(2).longValueExact();
  }

  public static Money yuan(long fen) {
    return new Money(BigDecimal.valueOf(fen, 2));
  }

  /** Keeps the file, reads it and makes it the tape of the pool. */
  public Tape read(String pool, byte[] content, String name, LocalDate asOf, Viewer viewer) throws TapeReader.Refused, IOException {
    var read = TapeReader.read(content);
    var file = vault.keep(new ByteArrayInputStream(content), name);
    return Objects.requireNonNull(transaction.execute(status -> {
      var id = db.sql("insert into finance_tape (pool, file, sha256, as_of, rows, bad, read_by, read) values (?, ?, ?, ?, ?, ?, ?, ?) returning id")
          .params(pool, file.name(), file.sha256(), asOf, read.rows().size(), read.bad().size(), viewer.actor(), Timestamp.from(clock.instant())).query(Long.class).single();
      write(id, read);
      ledger.append(new Act(viewer.bodyId() == null ? viewer.actor() : "party", "finance.tape-read", "case:" + pool, "sha256 " + file.sha256() + " rows " + read.rows().size() + " bad " + read.bad().size()));
      return tape(pool).orElseThrow();
    }));
  }

  private void write(long id, TapeReader.Read read) {
    var good = read.rows();
    db.sql("""
        insert into finance_tape_row (tape_id, line, asset, debtor, right_number, principal, rate_bp, months, bullet, assigned)
        select ?, * from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::int[], ?::int[], ?::boolean[], ?::boolean[])""")
        .params(id, good.stream().map(TapeReader.Row::line).toArray(Integer[]::new), good.stream().map(TapeReader.Row::asset).toArray(String[]::new), good.stream().map(TapeReader.Row::debtor).toArray(String[]::new),
            good.stream().map(TapeReader.Row::right).toArray(String[]::new), good.stream().map(row -> row.principal().yuan()).toArray(BigDecimal[]::new), good.stream().map(TapeReader.Row::rateBp).toArray(Integer[]::new),
            good.stream().map(TapeReader.Row::months).toArray(Integer[]::new), good.stream().map(TapeReader.Row::bullet).toArray(Boolean[]::new), good.stream().map(TapeReader.Row::assigned).toArray(Boolean[]::new)).update();
    for (var bad : read.bad()) {
      db.sql("insert into finance_tape_bad (tape_id, line, col, value, problem, cells) values (?, ?, ?, ?, ?, ?)")
          .params(id, bad.line(), bad.column(), bad.value().length() > 200 ? bad.value().substring(0, 200) : bad.value(), bad.problem(), bad.cells().toArray(String[]::new)).update();
    }
  }

  public Optional<Tape> tape(String pool) {
    return db.sql("select id, file, sha256, as_of, rows, bad, read_by, read from finance_tape where pool = ? order by id desc limit 1").param(pool).query((row, n) -> new Tape(row.getLong(1), row.getString(2),
        row.getString(3), row.getObject(4, LocalDate.class), row.getInt(5), row.getInt(6), row.getString(7), row.getTimestamp(8).toInstant())).optional();
  }

  public List<Asset> assets(Tape tape) {
    return db.sql("select line, asset, debtor, right_number, principal, rate_bp, months, bullet, assigned from finance_tape_row where tape_id = ? order by line").param(tape.id())
        .query((row, n) -> new Asset(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), new Money(row.getBigDecimal(5)), row.getInt(6), row.getInt(7), row.getBoolean(8), row.getBoolean(9))).list();
  }

  public List<Bad> bad(Tape tape) {
    return db.sql("select line, col, value, problem, cells from finance_tape_bad where tape_id = ? order by line").param(tape.id())
        .query((row, n) -> new Bad(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), List.of((String[]) row.getArray(5).getArray()))).list();
  }

  /** One check: word {@code finance.pool.check.<name>}; {@code found} what was counted, {@code cases} some of what fails. */
  public record Check(String name, boolean holds, String found, List<String> cases) {}

  /** Whether the receivables were truly sold, their titles are clean, and the pool is spread. Titles are read from the histories at the moment. */
  public List<Check> checks(List<Asset> assets) {
    var rule = rulebook.rule("finance.securities", collateral.today()).value();
    var notSold = assets.stream().filter(asset -> !asset.assigned()).map(Asset::asset).toList();
    var unclean = new ArrayList<String>();
    var seen = new HashMap<String, String>();
    var twice = new HashSet<String>();
    for (var asset : assets) {
      if (seen.putIfAbsent(asset.right(), asset.asset()) != null) {
        twice.add(asset.right());
      }
    }
    seen.keySet().stream().limit(2_000).sorted().forEach(number -> {
      if (collateral.pieces(number).stream().anyMatch(piece -> !piece.free() || piece.pledged())) {
        unclean.add(number);
      }
    });
    var by = new HashMap<String, Money>();
    assets.forEach(asset -> by.merge(asset.debtor(), asset.principal(), Money::plus));
    var all = by.values().stream().reduce(Money.ZERO, Money::plus);
    var largest = by.entrySet().stream().max(Map.Entry.comparingByValue());
    var share = largest.isEmpty() || all.isZero() ? BigDecimal.ZERO : largest.get().getValue().yuan().multiply(BigDecimal.valueOf(100)).divide(all.yuan(), 1, RoundingMode.HALF_UP);
    return List.of(new Check("true-sale", notSold.isEmpty() && !assets.isEmpty(), Integer.toString(notSold.size()), some(notSold)), new Check("clean-title", unclean.isEmpty(), Integer.toString(unclean.size()), some(unclean)),
        new Check("once", twice.isEmpty(), Integer.toString(twice.size()), some(twice.stream().sorted().toList())),
        new Check("firms", by.size() >= rule.get("least-firms").asInt(), by.size() + " / " + rule.get("least-firms").asString(), List.of()),
        new Check("spread", share.compareTo(rule.get("most-share-percent").decimalValue()) <= 0, share + "% / " + rule.get("most-share-percent").asString() + "%", largest.map(Map.Entry::getKey).map(List::of).orElse(List.of())));
  }

  private static List<String> some(List<String> all) {
    return all.stream().limit(10).toList();
  }

  /** The notes as the case says; empty before the structure stands. */
  public Optional<Notes> notes(Row pool) {
    return pool.fact("senior").isEmpty() ? Optional.empty()
        : Optional.of(new Notes(fen(new Money(new BigDecimal(pool.fact("senior")))), Integer.parseInt(pool.fact("senior-bp")), fen(new Money(new BigDecimal(pool.fact("subordinated")))), pool.fact("fee-bp").isEmpty() ? 0 : Integer.parseInt(pool.fact("fee-bp"))));
  }

  public Waterfall.Result run(List<Asset> assets, Notes notes, Waterfall.Scenario scenario) {
    return Waterfall.run(assets.stream().map(Asset::receivable).toList(), notes, scenario);
  }

  public Money principal(List<Asset> assets) {
    return assets.stream().map(Asset::principal).reduce(Money.ZERO, Money::plus);
  }

  /** The day of the payment after so many months; a day off moves to the next working day, as far as the calendar is known. */
  public LocalDate payday(LocalDate asOf, int month) {
    var day = asOf.plusMonths(month);
    return days.isKnown(day) ? days.onOrAfter(day) : day;
  }
}
