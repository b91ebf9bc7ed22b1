package cityip.protection.court;

import cityip.kernel.DayText;
import cityip.kernel.Reading;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import cityip.tables.HeadedRows;
import cityip.tables.UnreadableSource;
import cityip.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The courts' intellectual-property cases as they tell the city: by table or by hand, civil, criminal and administrative together, parties masked. */
@Component
public class CourtDocket {

  static final Map<String, List<String>> COLUMNS = columns();
  private static final String WHERE = """
       where (:division = '' or division = :division) and (:kind = '' or right_kind = :kind) and (:year = 0 or extract(year from filed) = :year)
         and (:text = '' or position(lower(:text) in lower(number || ' ' || court || ' ' || cause || ' ' || right_number)) > 0)""";

  private final Vault vault;
  private final Ledger ledger;
  private final JdbcClient db;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CourtDocket(Vault vault, Ledger ledger, JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
    this.vault = vault;
    this.ledger = ledger;
    this.db = db;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  private static Map<String, List<String>> columns() {
    var columns = new LinkedHashMap<String, List<String>>();
    columns.put("number", List.of("案号", "case number"));
    columns.put("court", List.of("法院", "审理法院", "court"));
    columns.put("division", List.of("案件类型", "类型", "division"));
    columns.put("cause", List.of("案由", "cause"));
    columns.put("right-kind", List.of("权利类型", "right kind"));
    columns.put("right-number", List.of("权利号码", "right number"));
    columns.put("claimant", List.of("原告", "公诉机关", "claimant"));
    columns.put("respondent", List.of("被告", "被告人", "respondent"));
    columns.put("respondents", List.of("被告人数", "被告数", "respondents"));
    columns.put("filed", List.of("立案日期", "收案日期", "filed"));
    columns.put("closed", List.of("结案日期", "closed"));
    columns.put("result", List.of("结果", "裁判结果", "result"));
    columns.put("claimed", List.of("标的额", "诉讼请求金额", "claimed"));
    columns.put("awarded", List.of("判赔额", "判决金额", "awarded"));
    columns.put("costs", List.of("维权费用", "合理开支", "costs"));
    columns.put("technical", List.of("技术类", "technical"));
    columns.put("appraisal", List.of("需要鉴定", "appraisal"));
    columns.put("foreign", List.of("涉外", "foreign"));
    return columns;
  }

  public static List<String> heads() {
    return COLUMNS.values().stream().map(List::getFirst).toList();
  }

  /** A case of the mirror; parties are masked. */
  public record Entry(long id, String number, String court, String division, String cause, String rightKind, String rightNumber, String claimant, String respondent, int respondents, LocalDate filed,
      @Nullable LocalDate closed, String result, @Nullable BigDecimal claimed, @Nullable BigDecimal awarded, @Nullable BigDecimal costs, boolean technical, boolean appraisal, boolean foreign) {}

  /** Which entries; empty and 0 for all. */
  public record Wish(String division, String kind, int year, String text) {}

  /** A row that could not be read: its line, and what is wrong by column. */
  public record Refused(int line, Map<String, String> cells, Map<String, String> problems) {}

  /** What became of a table; its good rows are there whatever the others are. */
  public sealed interface Taken {
    record Read(int kept, int known, List<Refused> refused) implements Taken {}

    record Unreadable(String key, List<String> args) implements Taken {}

    record NoHead() implements Taken {}
  }

  public Taken take(InputStream in, String name, Viewer viewer) throws IOException {
    var file = vault.keep(in, name);
    var refused = new ArrayList<Refused>();
    var counts = new int[2];
    try (var kept = vault.open(file.sha256())) {
      var rows = new ArrayList<HeadedRows.Row>();
      if (!HeadedRows.read(kept, COLUMNS, List.of("number", "court", "filed"), rows::add)) {
        return new Taken.NoHead();
      }
      transaction.executeWithoutResult(status -> {
        for (var row : rows) {
          var problems = enter(row.cells(), "file:" + file.sha256() + "#" + row.line(), viewer, counts);
          if (!problems.isEmpty()) {
            refused.add(new Refused(row.line(), row.cells(), problems));
          }
        }
        ledger.append(new Act(viewer.actor(), "protection.docket-read", "file:" + file.sha256(), "kept=" + counts[0] + " known=" + counts[1] + " refused=" + refused.size()));
      });
      return new Taken.Read(counts[0], counts[1], refused);
    } catch (UnreadableSource unreadable) {
      return new Taken.Unreadable(unreadable.key(), unreadable.args());
    }
  }

  /** Enters one case by hand; problems by field, empty when it is kept. */
  public Map<String, String> enter(Map<String, String> cells, Viewer viewer) {
    return java.util.Objects.requireNonNull(transaction.execute(status -> {
      var counts = new int[2];
      var problems = enter(cells, "hand", viewer, counts);
      if (problems.isEmpty()) {
        ledger.append(new Act(viewer.actor(), "protection.docket-entered", "docket:" + cells.getOrDefault("number", ""), "known=" + counts[1]));
      }
      return problems;
    }));
  }

  private Map<String, String> enter(Map<String, String> cells, String source, Viewer viewer, int[] counts) {
    var read = new DocketRow(cells);
    if (!read.problems().isEmpty()) {
      return read.problems();
    }
    var entry = read.entry();
    var fresh = db.sql("""
        insert into protection_docket (number, court, division, cause, right_kind, right_number, claimant, respondent, respondents, filed, closed, result, claimed, awarded, costs, technical, appraisal,
            foreign_party, source, entered, entered_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (number) do update set closed = coalesce(excluded.closed, protection_docket.closed), result = case when excluded.result <> '' then excluded.result else protection_docket.result end,
            claimed = coalesce(excluded.claimed, protection_docket.claimed), awarded = coalesce(excluded.awarded, protection_docket.awarded), costs = coalesce(excluded.costs, protection_docket.costs)
        returning (xmax = 0)""")
        .params(Arrays.asList(entry.number(), entry.court(), entry.division(), entry.cause(), entry.rightKind(), entry.rightNumber(), entry.claimant(), entry.respondent(), entry.respondents(), entry.filed(),
            entry.closed(), entry.result(), entry.claimed(), entry.awarded(), entry.costs(), entry.technical(), entry.appraisal(), entry.foreign(), source, Timestamp.from(clock.instant()), viewer.actor()))
        .query(Boolean.class).single();
    counts[fresh ? 0 : 1]++;
    return Map.of();
  }

  private JdbcClient.StatementSpec asked(String sql, Wish wish) {
    return db.sql(sql).param("division", wish.division()).param("kind", wish.kind()).param("year", wish.year()).param("text", wish.text());
  }

  public long count(Wish wish) {
    return asked("select count(*) from protection_docket " + WHERE, wish).query(Long.class).single();
  }

  /** The latest filed first. */
  public List<Entry> page(Wish wish, int size, long offset) {
    return asked("select * from protection_docket " + WHERE + " order by filed desc, id desc limit :size offset :offset", wish).param("size", size).param("offset", offset).query(CourtDocket::entry).list();
  }

  public Optional<Entry> find(long id) {
    return db.sql("select * from protection_docket where id = ?").params(id).query(CourtDocket::entry).optional();
  }

  /** The cases about one right, as its canonical number is written. */
  public List<Entry> about(String rightNumber) {
    return db.sql("select * from protection_docket where right_number = ? order by filed desc, id desc limit 100").params(rightNumber).query(CourtDocket::entry).list();
  }

  private static Entry entry(ResultSet row, int n) throws SQLException {
    return new Entry(row.getLong("id"), row.getString("number"), row.getString("court"), row.getString("division"), row.getString("cause"), row.getString("right_kind"), row.getString("right_number"),
        row.getString("claimant"), row.getString("respondent"), row.getInt("respondents"), row.getObject("filed", LocalDate.class), row.getObject("closed", LocalDate.class), row.getString("result"),
        row.getBigDecimal("claimed"), row.getBigDecimal("awarded"), row.getBigDecimal("costs"), row.getBoolean("technical"), row.getBoolean("appraisal"), row.getBoolean("foreign_party"));
  }

  /** How long cases took and what they came to, by kind of right; medians, null where there is none. */
  public record Figures(String kind, long cases, long closed, @Nullable Double days, @Nullable Double claimed, @Nullable Double awarded, @Nullable Double costs, @Nullable Double share) {}

  public List<Figures> figures(Wish wish) {
    return asked("""
        select right_kind, count(*), count(closed), percentile_cont(0.5) within group (order by closed - filed), percentile_cont(0.5) within group (order by claimed),
               percentile_cont(0.5) within group (order by awarded), percentile_cont(0.5) within group (order by costs),
               percentile_cont(0.5) within group (order by awarded / claimed) filter (where claimed > 0)
          from protection_docket
        """ + WHERE + " group by right_kind order by count(*) desc, right_kind", wish)
        .query((row, n) -> new Figures(row.getString(1), row.getLong(2), row.getLong(3), number(row, 4), number(row, 5), number(row, 6), number(row, 7), number(row, 8))).list();
  }

  private static @Nullable Double number(ResultSet row, int column) throws SQLException {
    var value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  /** What a person or firm is called in the mirror: a person by the family name, a body by its first two characters. */
  static String masked(String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    if (plain.isEmpty() || plain.endsWith("检察院")) {
      return plain;
    }
    var first = plain.codePointAt(0);
    var length = plain.codePointCount(0, plain.length());
    return length <= 4 ? Character.toString(first) + "某" : plain.substring(0, plain.offsetByCodePoints(0, 2)) + "某" + (plain.endsWith("公司") ? "公司" : plain.endsWith("店") ? "店" : "");
  }

  static @Nullable LocalDate day(String text) {
    return DayText.parse(text) instanceof Reading.Read<LocalDate> read ? read.value() : null;
  }
}
