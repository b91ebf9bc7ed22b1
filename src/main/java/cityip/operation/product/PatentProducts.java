package cityip.operation.product;

import cityip.casework.FactRows;
import cityip.casework.FactRows.Row;
import cityip.casework.FactRows.Wish;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.operation.Ground;
import cityip.operation.Purpose;
import cityip.operation.TitleCheck;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Filed products with the claims they rest on. */
@Component
public class PatentProducts {

  public static final List<String> STATES = List.of("drafted", "submitted", "filed", "nominated", "recognised");
  private static final Wish LIVING = Wish.of(ProductProcedure.CODE, STATES.toArray(String[]::new));
  private static final Wish SHOWN = Wish.of(ProductProcedure.CODE, "filed", "nominated", "recognised");

  private final JdbcClient db;
  private final FactRows cases;
  private final TitleCheck title;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PatentProducts(JdbcClient db, FactRows cases, TitleCheck title, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.cases = cases;
    this.title = title;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A filing as its row. */
  public record Filing(String number, String name, String unit, String state, String owner, long body, String model, String industry, String branch, String year, String revenue) {
    static Filing of(Row row) {
      return new Filing(row.number(), row.title(), row.unit(), row.state(), row.applicant(), row.applicantBody(), row.fact("model"), row.fact("industry-class"), row.fact("branch"), row.fact("year"), row.fact("revenue"));
    }
  }

  /** @param ended the right stands no longer in the way it must */
  public record Mapped(long id, long right, String number, String title, int claim, String feature, boolean marked, boolean ended) {}

  /** Everybody sees what was filed and passed; a firm its own, the city all. */
  public long count(String unit, String text, Viewer viewer) {
    return cases.count(wish(viewer).in(unit, text));
  }

  public List<Filing> page(String unit, String text, Viewer viewer, int size, long offset) {
    return cases.page(wish(viewer).in(unit, text), size, offset).stream().map(Filing::of).toList();
  }

  private static Wish wish(Viewer viewer) {
    return viewer.handlesCityData() ? LIVING : SHOWN;
  }

  public Optional<Filing> find(String number, Viewer viewer) {
    return cases.find(LIVING, number).map(Filing::of).filter(filing -> viewer.handlesCityData() || !filing.state().equals("drafted") && !filing.state().equals("submitted") || Long.valueOf(filing.body()).equals(viewer.bodyId())
        || viewer.scope() instanceof Scope.OneUnit one && one.unit().equals(filing.unit()));
  }

  public boolean mayMap(Filing filing, Viewer viewer) {
    return filing.state().equals("drafted") && Long.valueOf(filing.body()).equals(viewer.bodyId());
  }

  public List<Mapped> mapped(String filing) {
    return db.sql("select * from operation_product_patent where filing = ? order by right_number, claim").param(filing).query((row, n) -> new Mapped(row.getLong("id"), row.getLong("right_id"),
        row.getString("right_number"), row.getString("title"), row.getInt("claim"), row.getString("feature"), row.getBoolean("marked"),
        !title.of(row.getString("right_number"), Purpose.PRODUCT, new Scope.PublicOnly(), null).clear())).list();
  }

  /** What became of the wish to map a claim. */
  public sealed interface Outcome {
    record Done() implements Outcome {}

    record Refused(List<Ground> grounds) implements Outcome {}

    record Already() implements Outcome {}
  }

  /** A claim of a right in force stands in a feature of the product; whose right it is, is told, since a licence may give it. */
  public Outcome map(Filing filing, String number, int claim, String feature, boolean marked, Viewer viewer) {
    var checked = title.of(number, Purpose.PRODUCT, new Scope.PublicOnly(), filing.body());
    var right = checked.right();
    if (right == null || !checked.clear()) {
      return new Outcome.Refused(right == null ? List.of(Ground.UNKNOWN) : checked.findings().stream().filter(one -> one.weight() == TitleCheck.Weight.FORBIDS).map(TitleCheck.Finding::ground).toList());
    }
    try {
      transaction.executeWithoutResult(status -> {
        db.sql("insert into operation_product_patent (filing, right_id, right_number, title, claim, feature, marked, told_by, told) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .params(filing.number(), right.id(), right.number().canonical(), right.title(), claim, feature.strip(), marked, viewer.actor(), Timestamp.from(clock.instant())).update();
        ledger.append(new Act(viewer.actor(), "operation.product-mapped", "product:" + filing.number(), right.number().canonical() + " " + claim + " " + feature));
      });
      return new Outcome.Done();
    } catch (DuplicateKeyException twice) {
      return new Outcome.Already();
    }
  }

  public boolean unmap(Filing filing, long id, Viewer viewer) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      var done = db.sql("delete from operation_product_patent where id = ? and filing = ?").params(id, filing.number()).update() == 1;
      if (done) {
        ledger.append(new Act(viewer.actor(), "operation.product-unmapped", "product:" + filing.number(), Long.toString(id)));
      }
      return done;
    }));
  }

  /** Other living filings that rest on one of the same rights: told to who reviews, since one right is easily attached to too much. */
  List<String> alsoIn(String filing) {
    return db.sql("select distinct o.filing from operation_product_patent p join operation_product_patent o on o.right_id = p.right_id and o.filing <> p.filing where p.filing = ? order by 1 limit 20").param(filing).query(String.class).list();
  }

  /** Whether the same body has the same product and model in another living filing. */
  boolean twice(String number) {
    var own = cases.find(LIVING, number);
    return own.isPresent() && cases.page(LIVING.with("model", own.get().fact("model")), 200, 0).stream().anyMatch(other -> !other.number().equals(number) && other.applicantBody() == own.get().applicantBody()
        && Objects.equals(other.title(), own.get().title()));
  }

  /** Bodies that have a living filing. */
  java.util.Set<Long> filers() {
    return cases.page(LIVING, 100_000, 0).stream().map(Row::applicantBody).collect(java.util.stream.Collectors.toSet());
  }

  /** Of one branch: filings that passed, with the staff they told. */
  List<Row> passed(String branch) {
    return cases.page(SHOWN.with("branch", branch), 100_000, 0);
  }
}
