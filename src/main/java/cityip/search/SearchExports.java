package cityip.search;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import cityip.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Whole results as workbooks, written while their owner does something else; an export that a stop cut off begins anew. */
@Component
public class SearchExports {

  private static final Logger LOG = LoggerFactory.getLogger(SearchExports.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> COLUMNS = List.of("number", "publication", "kind", "title", "owner", "inventors", "agency", "class", "unit", "filed", "published", "granted", "state");

  private final JdbcClient db;
  private final SearchDesk desk;
  private final LabelBook labels;
  private final Vault vault;
  private final Ledger ledger;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final ReentrantLock busy = new ReentrantLock();

  SearchExports(JdbcClient db, SearchDesk desk, LabelBook labels, Vault vault, Ledger ledger, TransactionTemplate transactions, Clock clock) {
    this.db = db;
    this.desk = desk;
    this.labels = labels;
    this.vault = vault;
    this.ledger = ledger;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** An export; {@code file} is what the vault calls it, null until it is done. */
  public record Export(long id, long accountId, String owner, Question question, String scope, String language, String state, long made, long total, @Nullable String file,
      Instant created, @Nullable Instant finished) {

    public boolean running() {
      return state.equals("waiting") || state.equals("running");
    }
  }

  /** Orders an export; it begins at once. */
  public long order(Question question, Viewer viewer) {
    var id = transactions.execute(status -> {
      var number = db.sql("""
          insert into search_export (account_id, owner, question, scope, language, state, created)
          values (:account, :owner, :question::jsonb, :scope, :language, 'waiting', :now) returning id""")
          .param("account", viewer.accountId()).param("owner", viewer.actor()).param("question", JSON.writeValueAsString(question.address()))
          .param("scope", KeptScope.written(viewer.scope())).param("language", Words.english() ? "en" : "zh").param("now", Timestamp.from(clock.instant())).query(Long.class).single();
      ledger.append(new Act(viewer.actor(), "search.export-ordered", "search-export:" + number, JSON.writeValueAsString(question.address())));
      return number;
    });
    Thread.ofVirtual().name("search-export").start(this::work);
    return id == null ? 0 : id;
  }

  public Optional<Export> find(long id, Viewer viewer) {
    return db.sql("select * from search_export where id = :id").param("id", id).query(SearchExports::export).optional()
        .filter(export -> viewer.accountId() != null && export.accountId() == viewer.accountId());
  }

  public List<Export> of(long account) {
    return db.sql("select * from search_export where account_id = :account order by id desc limit 50").param("account", account).query(SearchExports::export).list();
  }

  public InputStream open(Export export) {
    return vault.openVerified(String.valueOf(export.file()));
  }

  private static Export export(ResultSet row, int n) throws SQLException {
    var finished = row.getTimestamp("finished");
    return new Export(row.getLong("id"), row.getLong("account_id"), row.getString("owner"), Question.of(JSON.readValue(row.getString("question"), new TypeReference<Map<String, String>>() {}), 20),
        row.getString("scope"), row.getString("language"), row.getString("state"), row.getLong("made"), row.getLong("total"), row.getString("file"),
        row.getTimestamp("created").toInstant(), finished == null ? null : finished.toInstant());
  }

  /** Writes whatever waits, one after the other; also what an earlier start of the program left unfinished. */
  @Scheduled(fixedDelay = 600_000, initialDelay = 90_000)
  void work() {
    if (!busy.tryLock()) {
      return;
    }
    try {
      while (true) {
        var next = db.sql("select * from search_export where state in ('waiting', 'running') order by id limit 1").query(SearchExports::export).optional();
        if (next.isEmpty()) {
          return;
        }
        one(next.get());
      }
    } finally {
      busy.unlock();
    }
  }

  private void one(Export export) {
    try {
      LocaleContextHolder.setLocale(export.language().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
      db.sql("update search_export set state = 'running', made = 0 where id = :id").param("id", export.id()).update();
      var file = write(export);
      db.sql("update search_export set state = 'done', file = :file, made = total, finished = :now where id = :id")
          .param("file", file).param("now", Timestamp.from(clock.instant())).param("id", export.id()).update();
    } catch (IOException | UncheckedIOException failed) {
      LOG.error("IP-SRCH-003 Export {} could not be written: {}", export.id(), failed.getMessage());
      db.sql("update search_export set state = 'failed', finished = :now where id = :id").param("now", Timestamp.from(clock.instant())).param("id", export.id()).update();
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  private String write(Export export) throws IOException {
    var scope = KeptScope.read(export.scope());
    var answer = desk.ask(export.question(), scope);
    var total = answer instanceof SearchDesk.Answer.Found found ? found.result().total() : 0;
    db.sql("update search_export set total = :total where id = :id").param("total", total).param("id", export.id()).update();
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("search.export.question"), export.question().address().toString());
    about.put(Words.t("search.export.scope"), Words.t("search.export.scope." + export.scope().replaceFirst(":.*", "")));
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), export.owner());
    var temporary = Files.createTempFile("search-export", ".xlsx");
    try {
      try (var out = Files.newOutputStream(temporary)) {
        var made = new long[1];
        SheetExport.write(out, Words.t("search.export.title"), about, COLUMNS.stream().map(column -> Words.t("search.found." + column)).toList(),
            sink -> desk.each(export.question(), scope, hit -> {
              sink.row(cells(hit));
              if (++made[0] % 5_000 == 0) {
                db.sql("update search_export set made = :made where id = :id").param("made", made[0]).param("id", export.id()).update();
              }
            }));
      }
      try (var in = Files.newInputStream(temporary)) {
        return vault.keep(in, "search-" + export.id() + ".xlsx").sha256();
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private List<@Nullable Object> cells(SearchResult.Hit hit) {
    return Arrays.asList(COLUMNS.stream().flatMap(column -> Stream.of(switch (column) {
      case "kind", "state", "unit" -> hit.shown(column).isEmpty() ? "" : labels.name(column, hit.shown(column));
      default -> hit.shown(column);
    })).toArray());
  }
}
