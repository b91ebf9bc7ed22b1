package cityip.protection.takedown;

import cityip.casework.ActResult;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import cityip.tables.HeadedRows;
import cityip.tables.UnreadableSource;
import cityip.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notices sent as a table, for platforms without a program: the file is kept, every row becomes a notice or keeps its reason, and what a
 * stop interrupted goes on at the next start. A row's key is its file and line, so the same file sent twice makes nothing twice.
 */
@Component
public class NoticeSheets {

  static final Map<String, List<String>> COLUMNS = columns();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Vault vault;
  private final NoticeDesk desk;
  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock busy = new ReentrantLock();

  NoticeSheets(Vault vault, NoticeDesk desk, JdbcClient db, Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.vault = vault;
    this.desk = desk;
    this.db = db;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  private static Map<String, List<String>> columns() {
    var columns = new LinkedHashMap<String, List<String>>();
    columns.put("right-kind", List.of("权利类型", "right kind"));
    columns.put("right-number", List.of("权利号码", "注册号", "专利号", "right number"));
    columns.put("applicant", List.of("权利人", "right holder"));
    columns.put("link", List.of("商品链接", "链接", "link"));
    columns.put("respondent", List.of("商家", "商家名称", "merchant"));
    columns.put("comparison", List.of("侵权比对", "比对说明", "comparison"));
    columns.put("listing-sha256", List.of("商品信息sha-256", "listing sha-256"));
    columns.put("sender-reference", List.of("平台编号", "reference"));
    columns.put("truth-declared", List.of("真实性声明", "declared true"));
    return columns;
  }

  /** The columns as a template for people to fill in heads them. */
  public static List<String> heads() {
    return COLUMNS.values().stream().map(List::getFirst).toList();
  }

  /** Their names, in the same order. */
  public static List<String> names() {
    return List.copyOf(COLUMNS.keySet());
  }

  /** A table that was sent. */
  public record Bulk(long id, String name, String sentBy, Instant sent, long waiting, long opened, long refused) {
    public boolean running() {
      return waiting > 0;
    }
  }

  /** One of its rows; problems by field name. */
  public record Row(int line, Map<String, String> cells, String state, String number, Map<String, String> problems) {}

  /** What became of a file. */
  public sealed interface Taken {
    record Received(long id) implements Taken {}

    record Unreadable(String key, List<String> args) implements Taken {}

    /** No row of it names the columns that are needed. */
    record NoHead() implements Taken {}
  }

  public Taken take(InputStream in, String name, Viewer viewer) throws IOException {
    var file = vault.keep(in, name);
    var rows = new LinkedHashMap<Integer, Map<String, String>>();
    try (var kept = vault.open(file.sha256())) {
      if (!HeadedRows.read(kept, COLUMNS, List.of("right-number", "link", "respondent"), row -> rows.put(row.line(), row.cells()))) {
        return new Taken.NoHead();
      }
    } catch (UnreadableSource unreadable) {
      return new Taken.Unreadable(unreadable.key(), unreadable.args());
    }
    var id = transaction.execute(status -> keep(file.sha256(), name, rows, viewer));
    Thread.ofVirtual().name("notices").start(this::work);
    return new Taken.Received(id == null ? 0 : id);
  }

  private long keep(String file, String name, Map<Integer, Map<String, String>> rows, Viewer viewer) {
    var id = db.sql("insert into protection_bulk (file, name, sent_by, account_id, body_id, display_name, language, sent) values (?, ?, ?, ?, ?, ?, ?, ?) returning id")
        .params(java.util.Arrays.asList(file, name, viewer.username(), viewer.accountId(), viewer.bodyId(), viewer.displayName(), Words.english() ? "en" : "zh", Timestamp.from(clock.instant()))).query(Long.class).single();
    rows.forEach((line, cells) -> db.sql("insert into protection_bulk_row (bulk_id, line, cells) values (?, ?, ?::jsonb)").params(id, line, JSON.writeValueAsString(cells)).update());
    ledger.append(new Act("party", "protection.notices-sent", "bulk:" + id, "sha256=" + file + " rows=" + rows.size()));
    return id;
  }

  /** Makes notices of the rows that wait, one transaction each. */
  @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
  void work() {
    if (busy.tryLock()) {
      try {
        while (one()) {
          Thread.onSpinWait();
        }
      } finally {
        busy.unlock();
      }
    }
  }

  private record Waiting(long bulk, int line, Map<String, String> cells, String file, Viewer viewer, String language) {}

  private boolean one() {
    var next = db.sql("""
        select r.bulk_id, r.line, r.cells::text, b.file, b.account_id, b.sent_by, b.display_name, b.body_id, b.language from protection_bulk_row r join protection_bulk b on b.id = r.bulk_id
         where r.state = 'waiting' order by r.bulk_id, r.line limit 1""").query((row, n) -> new Waiting(row.getLong(1), row.getInt(2), map(row.getString(3)), row.getString(4),
            new Viewer(row.getLong(5), row.getString(6), row.getString(7), Role.BODY_MEMBER, null, row.getObject(8, Long.class)), row.getString(9))).optional();
    next.ifPresent(row -> {
      // reasons are written in the language of who will read them
      LocaleContextHolder.setLocale(row.language().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
      try {
        open(row);
      } finally {
        LocaleContextHolder.resetLocaleContext();
      }
    });
    return next.isPresent();
  }

  private void open(Waiting row) {
    var form = new LinkedHashMap<>(row.cells());
    form.values().removeIf(String::isBlank);
    form.putIfAbsent("platform", row.viewer().displayName());
    form.computeIfPresent("right-kind", (name, said) -> kind(said));
    form.computeIfPresent("truth-declared", (name, said) -> List.of("是", "yes", "y", "√", "1").contains(said.toLowerCase(Locale.ROOT)) ? "yes" : "no");
    switch (desk.send(form, row.file() + "/" + row.line(), row.viewer())) {
      case NoticeDesk.Sent.Refused refused -> done(row, "refused", "", refused.problems());
      case NoticeDesk.Sent.Opened opened -> {
        switch (opened.result()) {
          case ActResult.Done it -> done(row, "opened", it.number(), Map.of());
          case ActResult.AlreadyDone it -> done(row, "opened", it.number(), Map.of());
          case ActResult.Incomplete it -> done(row, "refused", "", it.problems());
          case ActResult.NotYours it -> done(row, "refused", "", Map.of("platform", it.word()));
          case ActResult.Stale _, ActResult.NotInThisState _, ActResult.Held _, ActResult.NoSuchCase _ -> done(row, "refused", "", Map.of());
        }
      }
    }
  }

  /** As people write it. */
  private static String kind(String said) {
    return switch (said) {
      case "商标", "注册商标" -> "trademark";
      case "专利", "发明", "发明专利", "实用新型" -> "patent";
      case "外观设计", "外观" -> "design";
      case "著作权", "作品", "版权" -> "copyright";
      case "地理标志" -> "gi";
      default -> said;
    };
  }

  private void done(Waiting row, String state, String number, Map<String, String> problems) {
    db.sql("update protection_bulk_row set state = ?, number = ?, problems = ?::jsonb where bulk_id = ? and line = ?").params(state, number, JSON.writeValueAsString(problems), row.bulk(), row.line()).update();
  }

  private static Map<String, String> map(String json) {
    return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
  }

  private static final String BULK = """
      select b.id, b.name, b.display_name, b.sent, count(*) filter (where r.state = 'waiting'), count(*) filter (where r.state = 'opened'), count(*) filter (where r.state = 'refused')
        from protection_bulk b left join protection_bulk_row r on r.bulk_id = b.id where b.account_id = :account and (:id = 0 or b.id = :id) group by b.id order by b.id desc limit 50""";

  /** The tables an account sent. */
  public List<Bulk> of(Viewer viewer) {
    return viewer.accountId() == null ? List.of() : bulks(viewer, 0);
  }

  private List<Bulk> bulks(Viewer viewer, long id) {
    return db.sql(BULK).param("account", viewer.accountId()).param("id", id)
        .query((row, n) -> new Bulk(row.getLong(1), row.getString(2), row.getString(3), row.getTimestamp(4).toInstant(), row.getLong(5), row.getLong(6), row.getLong(7))).list();
  }

  public Optional<Bulk> find(long id, Viewer viewer) {
    return viewer.accountId() == null ? Optional.empty() : bulks(viewer, id).stream().findFirst();
  }

  /** Its rows in one state, or all when that is empty. */
  public List<Row> rows(Bulk bulk, String state, int size, long offset) {
    return db.sql("select line, cells::text, state, number, problems::text from protection_bulk_row where bulk_id = :id and (:state = '' or state = :state) order by line limit :size offset :offset")
        .param("id", bulk.id()).param("state", state).param("size", size).param("offset", offset)
        .query((row, n) -> new Row(row.getInt(1), map(row.getString(2)), row.getString(3), row.getString(4), map(row.getString(5)))).list();
  }
}
