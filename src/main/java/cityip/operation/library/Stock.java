package cityip.operation.library;

import cityip.casework.FactRows;
import cityip.casework.FactRows.Wish;
import cityip.kernel.Money;
import cityip.operation.library.Library.Taking;
import cityip.registry.RightList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of all stock-takings; the stock-takings themselves are cases. */
@Repository
public class Stock {

  private static final Wish ALL = Wish.of(StockProcedure.CODE, "taking", "submitted", "carrying", "done", "dropped");
  private static final String WHICH = """
       from operation_stock where stocktaking = :taking and (:text = '' or position(lower(:text) in lower(right_number || ' ' || title || ' ' || scene)) > 0)
        and (:faculty = '' or faculty = :faculty) and (:decision = '' or :decision = 'none' and decision = '' or decision = :decision)""";

  private final JdbcClient db;
  private final FactRows cases;

  Stock(JdbcClient db, FactRows cases) {
    this.db = db;
    this.cases = cases;
  }

  record Row(String number, String title, String unit, String state, String owner, long body, String deadline) {
    static Row of(FactRows.Row row) {
      return new Row(row.number(), row.title(), row.unit(), row.state(), row.applicant(), row.applicantBody(), row.fact("deadline"));
    }
  }

  Optional<Row> taking(String number) {
    return cases.find(ALL, number).map(Row::of);
  }

  List<Row> takings() {
    return cases.page(ALL, 500, 0).stream().map(Row::of).toList();
  }

  /** @param decided of {@code rights}, and how many of each decision */
  public record Progress(long rights, long decided, long keep, long transfer, long open, long giveUp) {
    public int percent() {
      return rights == 0 ? 0 : (int) (decided * 100 / rights);
    }
  }

  private static final String COUNTS = "count(*), count(*) filter (where decision <> ''), count(*) filter (where decision = 'keep'), count(*) filter (where decision = 'transfer'), count(*) filter (where decision = 'open'), count(*) filter (where decision = 'give-up')";

  private static Progress progress(ResultSet row, int from) throws SQLException {
    return new Progress(row.getLong(from), row.getLong(from + 1), row.getLong(from + 2), row.getLong(from + 3), row.getLong(from + 4), row.getLong(from + 5));
  }

  Progress progress(String taking) {
    return db.sql("select " + COUNTS + " from operation_stock where stocktaking = ?").param(taking).query((row, n) -> progress(row, 1)).single();
  }

  public record FacultyProgress(String faculty, Progress progress) {}

  List<FacultyProgress> faculties(String taking) {
    return db.sql("select faculty, " + COUNTS + " from operation_stock where stocktaking = ? group by faculty order by faculty").param(taking).query((row, n) -> new FacultyProgress(row.getString(1), progress(row, 2))).list();
  }

  int add(Taking taking, RightList.Line line) {
    var symbol = line.mainClass();
    return db.sql("insert into operation_stock (stocktaking, body_id, right_id, right_number, title, kind, field, state) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (stocktaking, right_id) do nothing")
        .params(taking.number(), taking.body(), line.id(), line.number(), line.title() == null ? "" : line.title(), line.kind().code(), symbol == null || symbol.length() < 4 ? "" : symbol.substring(0, 4),
            line.state().code()).update();
  }

  private JdbcClient.StatementSpec asked(String sql, String taking, StockFilter filter) {
    return db.sql(sql).param("taking", taking).param("text", filter.text()).param("faculty", filter.faculty()).param("decision", filter.decision());
  }

  long count(String taking, StockFilter filter) {
    return asked("select count(*)" + WHICH, taking, filter).query(Long.class).single();
  }

  List<StockLine> page(String taking, StockFilter filter, StockOrder order, int size, long offset) {
    return asked("select *" + WHICH + " order by " + order.sql() + " limit :size offset :offset", taking, filter).param("size", size).param("offset", offset).query(Stock::line).list();
  }

  private static StockLine line(ResultSet row, int n) throws SQLException {
    var maturity = row.getInt("maturity");
    var known = !row.wasNull();
    var price = row.getBigDecimal("price");
    return new StockLine(row.getLong("id"), row.getString("stocktaking"), row.getLong("right_id"), row.getString("right_number"), row.getString("title"), row.getString("kind"), row.getString("field"),
        row.getString("state"), row.getString("faculty"), row.getString("decision"), known ? Integer.valueOf(maturity) : null, row.getString("scene"), price == null ? null : new Money(price),
        row.getString("firms"), row.getString("reason"));
  }

  private static final String SET = "update operation_stock set faculty = ?, decision = ?, maturity = ?::int, scene = ?, price = ?::numeric, firms = ?, reason = ?, decided_by = ?, decided = ? where stocktaking = ? and ";

  private static List<@Nullable Object> values(Decide decision, String who, Instant now, String taking, Object which) {
    var price = decision.price();
    return Arrays.asList(decision.faculty(), decision.decision(), decision.maturity(), decision.scene(), price == null ? null : price.yuan(), decision.firms(), decision.reason(), who, Timestamp.from(now), taking, which);
  }

  boolean decide(String taking, long line, Decide decision, String who, Instant now) {
    return db.sql(SET + "id = ?").params(values(decision, who, now, taking, line)).update() == 1;
  }

  /** By the number as the table writes it: digits and check digit decide. */
  boolean decide(String taking, String number, Decide decision, String who, Instant now) {
    return db.sql(SET + "regexp_replace(right_number, '[^0-9A-Za-z]', '', 'g') = regexp_replace(?, '[^0-9A-Za-z]', '', 'g')").params(values(decision, who, now, taking, number)).update() == 1;
  }

  /** A row of a table that could not be taken over. {@code problem} is a message key. */
  public record Bad(String file, int line, List<String> cells, String problem) {}

  void bad(String taking, String file, int line, List<String> cells, String problem, String who, Instant now) {
    db.sql("insert into operation_stock_bad (stocktaking, file, line, cells, problem, sent_by, sent) values (?, ?, ?, ?, ?, ?, ?)")
        .params(taking, file, line, cells.toArray(String[]::new), problem, who, Timestamp.from(now)).update();
  }

  List<Bad> bad(String taking) {
    return db.sql("select file, line, cells, problem from operation_stock_bad where stocktaking = ? order by id limit 20000").param(taking)
        .query((row, n) -> new Bad(row.getString(1), row.getInt(2), Arrays.asList((String[]) row.getArray(3).getArray()), row.getString(4))).list();
  }

  void forgetBad(String taking) {
    db.sql("delete from operation_stock_bad where stocktaking = ?").param(taking).update();
  }

  Optional<Money> price(long right) {
    return db.sql("select price from operation_stock where right_id = ? and price is not null order by decided desc limit 1").param(right).query(java.math.BigDecimal.class).optional().map(Money::new);
  }
}
