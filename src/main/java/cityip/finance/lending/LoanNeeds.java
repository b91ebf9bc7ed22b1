package cityip.finance.lending;

import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.OpenCase;
import cityip.finance.lending.Fit.Point;
import cityip.finance.pool.FirmSize;
import cityip.finance.risk.Collateral;
import cityip.kernel.Money;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.party.Body;
import cityip.party.PartyRegister;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What firms want to borrow, and the way of a need to every product that fits it: for each a case of its own, in which only that bank sits. */
@Component
public final class LoanNeeds {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;
  private final BankProducts products;
  private final Loans loans;
  private final Lenders lenders;
  private final Collateral collateral;
  private final FirmSize size;
  private final PartyRegister register;
  private final Casework casework;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LoanNeeds(JdbcClient db, BankProducts products, Loans loans, Lenders lenders, Collateral collateral, FirmSize size, PartyRegister register, Casework casework, Ledger ledger, TransactionTemplate transaction,
      Clock clock) {
    this.db = db;
    this.products = products;
    this.loans = loans;
    this.lenders = lenders;
    this.collateral = collateral;
    this.size = size;
    this.register = register;
    this.casework = casework;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What a firm says it needs. {@code hopedRate} in basis points, 0 when it says none; {@code key} made by the page, so that nothing is told twice. */
  public record Told(String unit, Money amount, int months, String purpose, int hopedRate, List<String> rights, String sector, int staff, Money revenue, Money assets, String key) {}

  public record Need(long id, long body, String firm, Told told, boolean open, Instant at) {}

  /** Where a need went: the points, and the case when it fits. */
  public record Route(Product product, boolean fits, List<Point> points, @Nullable String caseNumber) {}

  /** Row scope: an office its rows, a firm its own, a bank those that reached a product of its own. */
  private JdbcClient.StatementSpec visible(String what, String also, Scope scope) {
    return db.sql("select " + what + """
         from finance_need n where (:everything or n.unit = :unit or n.body_id = :body
            or exists (select 1 from finance_route r join finance_product p on p.id = r.product_id where r.need_id = n.id and r.fits and p.lender = :body))
        """ + also).param("everything", scope instanceof Scope.WholeCity).param("unit", scope instanceof Scope.OneUnit one ? one.unit() : "-")
        .param("body", scope instanceof Scope.OneBody one ? one.bodyId() : -1L);
  }

  public List<Need> list(Scope scope) {
    return named(visible("n.*", " order by n.id desc limit 20000", scope).query(LoanNeeds::need).list());
  }

  public Optional<Need> find(long id, Scope scope) {
    return named(visible("n.*", " and n.id = :id", scope).param("id", id).query(LoanNeeds::need).list()).stream().findFirst();
  }

  private List<Need> named(List<Need> needs) {
    var bodies = register.standingFor(needs.stream().map(Need::body).toList());
    return needs.stream().map(need -> new Need(need.id(), need.body(), Optional.ofNullable(bodies.get(need.body())).map(Body::name).orElse(""), need.told(), need.open(), need.at())).toList();
  }

  private static Need need(ResultSet row, int n) throws SQLException {
    var told = new Told(row.getString("unit"), new Money(row.getBigDecimal("amount")), row.getInt("months"), row.getString("purpose"), row.getInt("hoped_rate"), BankProducts.texts(row.getArray("rights")),
        row.getString("sector"), row.getInt("staff"), new Money(row.getBigDecimal("revenue")), new Money(row.getBigDecimal("assets")), row.getString("told_key"));
    return new Need(row.getLong("id"), row.getLong("body_id"), "", told, row.getBoolean("open"), row.getTimestamp("told").toInstant());
  }

  /** Writes a need of the viewer's own firm down and sends it on its way. */
  public long tell(Told told, Viewer viewer, boolean sample) {
    var body = Objects.requireNonNull(viewer.bodyId(), "only a firm tells a need");
    var id = Objects.requireNonNull(transaction.execute(status -> {
      var fresh = db.sql("""
          insert into finance_need (body_id, unit, amount, months, purpose, hoped_rate, rights, sector, staff, revenue, assets, told_by, told, told_key, sample)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (told_key) do nothing returning id""")
          .params(Arrays.asList(body, told.unit(), told.amount().yuan(), told.months(), told.purpose(), told.hopedRate(), told.rights().toArray(String[]::new), told.sector(), told.staff(), told.revenue().yuan(),
              told.assets().yuan(), viewer.actor(), Timestamp.from(clock.instant()), told.key(), sample)).query(Long.class).optional();
      fresh.ifPresent(need -> ledger.append(new Act("party", "finance.need-told", "finance-need:" + need, told.toString())));
      return fresh.orElseGet(() -> db.sql("select id from finance_need where told_key = ? and body_id = ?").params(told.key(), body).query(Long.class).single());
    }));
    route(find(id, new Scope.OneBody(body)).orElseThrow(), viewer, sample);
    return id;
  }

  /** Sends a need to the products it was not yet measured against; asked again, nothing happens twice. */
  public int route(Need need, Viewer viewer, boolean sample) {
    var wish = wish(need);
    var known = routes(need).stream().map(route -> route.product().id()).toList();
    var sent = 0;
    for (var product : products.standing()) {
      if (known.contains(product.id())) {
        continue;
      }
      var points = Fit.points(product, wish);
      var number = Fit.fits(points) ? ask(need, product, viewer, sample) : null;
      write(need, product, points, number, viewer);
      sent += number == null ? 0 : 1;
    }
    return sent;
  }

  private Fit.Wish wish(Need need) {
    var told = need.told();
    var offered = collateral.pieces(String.join(",", told.rights())).stream().map(piece -> {
      var right = piece.view();
      return new Fit.Offered(piece.written(), right == null ? "" : right.number().kind().code(), piece.alive(), piece.value());
    }).toList();
    return new Fit.Wish(told.amount(), told.months(), told.hopedRate(), told.unit(), size.of(told.sector(), told.staff(), told.revenue(), told.assets(), collateral.today()), offered);
  }

  private @Nullable String ask(Need need, Product product, Viewer viewer, boolean sample) {
    var form = new HashMap<String, String>();
    form.put("subject", "知识产权质押贷款：" + product.name());
    form.put("unit", need.told().unit());
    form.put("respondent", product.bank());
    form.put("product", product.name());
    form.put("need", Long.toString(need.id()));
    form.put("need-amount", need.told().amount().yuan().toPlainString());
    form.put("need-months", Integer.toString(need.told().months()));
    var rights = String.join("、", need.told().rights());
    form.put("rights-offered", rights.length() > 200 ? rights.substring(0, 200) : rights);
    form.put("use", need.told().purpose());
    return switch (casework.open(new OpenCase(LoanProcedure.CODE, form, "finance-need-" + need.id() + "-" + product.id(), null), viewer, sample)) {
      case ActResult.Done done -> done.number();
      case ActResult.AlreadyDone done -> done.number();
      case ActResult.Incomplete _, ActResult.Stale _, ActResult.NotInThisState _, ActResult.NotYours _, ActResult.Held _, ActResult.NoSuchCase _ -> null;
    };
  }

  private void write(Need need, Product product, List<Point> points, @Nullable String number, Viewer viewer) {
    transaction.executeWithoutResult(status -> {
      var written = db.sql("insert into finance_route (need_id, product_id, fits, checks, case_number, at) values (?, ?, ?, ?::jsonb, ?, ?) on conflict do nothing")
          .params(Arrays.asList(need.id(), product.id(), number != null, JSON.writeValueAsString(points), number, Timestamp.from(clock.instant()))).update();
      if (written == 1) {
        ledger.append(new Act(viewer.bodyId() == null ? viewer.actor() : "party", number == null ? "finance.product-not-fitting" : "finance.bank-asked", "finance-need:" + need.id(), "product " + product.id() + " " + points));
      }
    });
  }

  public List<Route> routes(Need need) {
    var by = new HashMap<Long, Product>();
    products.all().forEach(product -> by.put(product.id(), product));
    return db.sql("select product_id, fits, checks::text, case_number from finance_route where need_id = ? order by fits desc, product_id").param(need.id())
        .query((row, n) -> new Route(Objects.requireNonNull(by.get(row.getLong(1))), row.getBoolean(2), JSON.readValue(row.getString(3), new TypeReference<List<Point>>() {}), row.getString(4))).list();
  }

  /** The banks' cases for a need as a scope sees them: a bank its own and no other's. */
  public List<Loan> offers(Need need, Scope scope) {
    return loans.forNeed(need.id(), need.body(), scope);
  }

  /** Whether the viewer's is the firm that needs it. */
  public boolean owns(Need need, Viewer viewer) {
    return Objects.equals(viewer.bodyId(), need.body());
  }

  public boolean isBank(Viewer viewer) {
    return lenders.of(viewer).isPresent();
  }

  /** The firm says that it needs it no longer. */
  public boolean close(Need need, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var closed = db.sql("update finance_need set open = false where id = ? and open").param(need.id()).update() == 1;
      if (closed) {
        ledger.append(new Act("party", "finance.need-closed", "finance-need:" + need.id(), viewer.actor()));
      }
      return closed;
    }));
  }
}
