package cityip.operation.market;

import cityip.kernel.Money;
import cityip.kernel.RightKind;
import cityip.operation.market.Listing.Sale;
import cityip.operation.market.Listing.State;
import cityip.operation.market.Listing.Way;
import cityip.registry.Fact;
import cityip.registry.RightView;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what is and was on offer. */
@Repository
class Listings {

  private static final String VISIBLE = """
       from operation_listing l where (not :mine and l.state in ('open', 'taken') or :mine and (:everything or l.unit = :own or l.seller_body = :body or l.broker = :body or l.listed_by = :who))
        and (:text = '' or position(lower(:text) in lower(l.number || ' ' || l.title || ' ' || l.right_number || ' ' || l.scene || ' ' || l.teaser)) > 0)
        and (:unit = '' or l.unit = :unit) and (:way = '' or l.way = :way) and (:sale = '' or l.sale = :sale) and l.maturity >= :maturity and (:most::numeric is null or l.price <= :most)""";

  private final JdbcClient db;

  Listings(JdbcClient db) {
    this.db = db;
  }

  private JdbcClient.StatementSpec asked(String sql, ListingFilter filter) {
    var scope = filter.viewer().scope();
    var most = filter.most();
    return db.sql(sql).param("mine", filter.mine()).param("everything", scope instanceof Scope.WholeCity).param("own", scope instanceof Scope.OneUnit one ? one.unit() : "-")
        .param("body", scope instanceof Scope.OneBody one ? one.bodyId() : -1L).param("who", filter.viewer().actor()).param("text", filter.text()).param("unit", filter.unit())
        .param("way", filter.way()).param("sale", filter.sale()).param("maturity", filter.maturity()).param("most", most == null ? null : most.yuan());
  }

  long count(ListingFilter filter) {
    return asked("select count(*)" + VISIBLE, filter).query(Long.class).single();
  }

  List<Listing> page(ListingFilter filter, ListingOrder order, int size, long offset) {
    return asked("select l.*" + VISIBLE + " order by " + order.sql() + " limit :size offset :offset", filter).param("size", size).param("offset", offset).query(Listings::listing).list();
  }

  Optional<Listing> find(String number) {
    return db.sql("select * from operation_listing where number = ?").param(number).query(Listings::listing).optional();
  }

  /** Reads and holds the row until the transaction ends: of two who want it at once the second waits and then sees that it is gone. */
  Optional<Listing> lock(String number) {
    return db.sql("select * from operation_listing where number = ? for update").param(number).query(Listings::listing).optional();
  }

  Optional<String> standing(long right, Way way) {
    return db.sql("select number from operation_listing where right_id = ? and way = ? and state in ('held', 'open', 'taken')").params(right, way.code()).query(String.class).optional();
  }

  List<Listing> standing() {
    return db.sql("select * from operation_listing where state in ('held', 'open') order by id").query(Listings::listing).list();
  }

  List<Listing> over(Instant now) {
    return db.sql("select * from operation_listing where state = 'open' and closes <= ? order by closes").param(Timestamp.from(now)).query(Listings::listing).list();
  }

  /** Each right's cheapest open price and its maturity, for matching. */
  List<Listing> ofRights(java.util.Collection<Long> rights) {
    return db.sql("select distinct on (right_id) * from operation_listing where right_id = any(:ids) and state = 'open' order by right_id, price").param("ids", rights.toArray(Long[]::new))
        .query(Listings::listing).list();
  }

  static Listing listing(ResultSet row, int n) throws SQLException {
    var closes = row.getTimestamp("closes");
    return new Listing(row.getLong("id"), row.getString("number"), row.getBoolean("disposal"), row.getLong("right_id"), row.getString("right_number"), row.getString("title"),
        RightKind.ofNumber(row.getInt("kind")), row.getString("field"), row.getString("unit"), row.getObject("filed", LocalDate.class), whole(row, "seller_body"), row.getString("seller"), whole(row, "broker"),
        Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)), Sale.valueOf(row.getString("sale").toUpperCase(Locale.ROOT)), new Money(row.getBigDecimal("price")), money(row.getBigDecimal("step")),
        closes == null ? null : closes.toInstant(), row.getInt("rounds"), row.getInt("round"), row.getInt("cut"), row.getString("scene"), row.getInt("maturity"), new Money(row.getBigDecimal("cost")),
        row.getString("teaser"), row.getBoolean("pay_later"), State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getString("reason"), row.getString("deal"), row.getString("listed_by"),
        row.getTimestamp("listed").toInstant(), row.getObject("refreshed", LocalDate.class));
  }

  private static @Nullable Long whole(ResultSet row, String column) throws SQLException {
    var value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Money money(@Nullable BigDecimal amount) {
    return amount == null ? null : new Money(amount);
  }

  /** Numbers say nothing but the year and the order in which they came. */
  Listing insert(PlaceListing wish, RightView right, State state, String reason, String who, Instant now, LocalDate today) {
    var closes = wish.closes();
    var step = wish.step();
    var unit = right.unit();
    var number = "ML-%d-%06d".formatted(today.getYear(), db.sql("select nextval('operation_listing_number')").query(Long.class).single());
    return db.sql("""
        insert into operation_listing (number, disposal, right_id, right_number, title, kind, field, unit, filed, seller_body, seller, broker, way, sale, price, step, closes, rounds, cut, scene, maturity,
          cost, teaser, pay_later, state, reason, listed_by, listed, refreshed)
        values (:number, :disposal, :right, :rightNumber, :title, :kind, :field, :unit, :filed::date, :seller::bigint, :sellerName, :broker::bigint, :way, :sale, :price, :step::numeric, :closes::timestamptz, :rounds, :cut,
          :scene, :maturity, :cost, :teaser, :payLater, :state, :reason, :who, :now, :today) returning *""")
        .param("number", number).param("disposal", wish.disposal()).param("right", right.id()).param("rightNumber", right.number().canonical()).param("title", right.title())
        .param("kind", right.number().kind().number()).param("field", field(right)).param("unit", unit == null ? "" : unit).param("filed", right.filed()).param("seller", wish.seller())
        .param("sellerName", wish.sellerName()).param("broker", wish.broker()).param("way", wish.way().code()).param("sale", wish.sale().code()).param("price", wish.price().yuan())
        .param("step", step == null ? null : step.yuan()).param("closes", closes == null ? null : Timestamp.from(closes)).param("rounds", wish.rounds()).param("cut", wish.cut())
        .param("scene", wish.scene().strip()).param("maturity", wish.maturity()).param("cost", wish.cost().yuan()).param("teaser", wish.teaser().strip()).param("payLater", wish.payLater())
        .param("state", state.code()).param("reason", reason).param("who", who).param("now", Timestamp.from(now)).param("today", today).query(Listings::listing).single();
  }

  static String field(RightView right) {
    var told = right.facts().get(Fact.MAIN_CLASS);
    var symbol = told == null ? "" : String.valueOf(told.value());
    return symbol.length() >= 4 ? symbol.substring(0, 4) : symbol;
  }

  /** Moves it when it stands where it was thought to stand. */
  boolean move(Listing listing, State to, String reason, @Nullable String deal) {
    return db.sql("update operation_listing set state = ?, reason = ?, deal = ?::text where id = ? and state = ?")
        .params(java.util.Arrays.asList(to.code(), reason, deal, listing.id(), listing.state().code())).update() == 1;
  }

  void refresh(Listing listing, LocalDate today) {
    db.sql("update operation_listing set refreshed = ? where id = ?").params(today, listing.id()).update();
  }

  void close(Listing listing, Instant closes, int round, BigDecimal price) {
    db.sql("update operation_listing set closes = ?, round = ?, price = ? where id = ?").params(Timestamp.from(closes), round, price, listing.id()).update();
  }
}
