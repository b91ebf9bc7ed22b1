package cityip.registry.intake;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.registry.Intake;
import cityip.registry.Statement;
import cityip.vault.StoredFile;
import cityip.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The intake as the house sees it. */
@Component
class IntakeDesk implements Intake {

  static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");

  /** Statements in one transaction when they come from no file. */
  private static final int CHUNK = 5_000;

  private final Batches batches;
  private final Refusals refusals;
  private final ColumnProfiles profiles;
  private final StatementDesk desk;
  private final IntakeWorker worker;
  private final Vault vault;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ColumnWords words = ColumnWords.load();

  IntakeDesk(Batches batches, Refusals refusals, ColumnProfiles profiles, StatementDesk desk, IntakeWorker worker, Vault vault, Ledger ledger,
      TransactionTemplate transaction, Clock clock) {
    this.batches = batches;
    this.refusals = refusals;
    this.profiles = profiles;
    this.desk = desk;
    this.worker = worker;
    this.vault = vault;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public BatchId receive(InputStream file, String name, @Nullable String profile, String actor) throws IOException {
    StoredFile stored = vault.keep(file, name);
    Instant now = clock.instant();
    String wanted = profile == null || profile.isBlank() ? null : profile.strip();
    long id = Objects.requireNonNull(transaction.execute(status -> {
      long batch = batches.add(stored, stored.name(), wanted, actor, now, LocalDate.ofInstant(now, CITY_TIME));
      ledger.append(new Act(actor, "registry.batch-received", "batch:" + batch, "sha256 " + stored.sha256() + ", " + stored.size() + " bytes"));
      return batch;
    }));
    worker.call();
    return new BatchId(id);
  }

  @Override
  public BatchId receiveTogether(List<Part> parts, String name, @Nullable String profile, String actor) throws IOException {
    Path packed = Parcel.pack(parts);
    try (InputStream in = Files.newInputStream(packed)) {
      return receive(in, name, profile, actor);
    } finally {
      Files.deleteIfExists(packed);
    }
  }

  @Override
  public BatchId load(String name, String actor, Stream<Statement> statements) {
    var worker = "load#" + UUID.randomUUID();
    var id = Objects.requireNonNull(transaction.execute(_ -> {
      var batch = batches.begin(name, actor, worker, clock.instant(), LocalDate.ofInstant(clock.instant(), CITY_TIME));
      ledger.append(new Act(actor, "registry.batch-received", "batch:" + batch, name));
      return batch;
    }));
    statements.gather(Gatherers.windowFixed(CHUNK)).forEach(chunk -> transaction.executeWithoutResult(_ -> {
      var outcomes = desk.load(id, chunk);
      batches.advance(id, worker, new Batches.Progress(chunk.size(), count(outcomes, StatementDesk.Outcome.ACCEPTED),
          count(outcomes, StatementDesk.Outcome.UNCHANGED), count(outcomes, StatementDesk.Outcome.CHANGED), 0), Map.of(), clock.instant());
    }));
    transaction.executeWithoutResult(_ -> {
      batches.done(id, worker, List.of(), List.of(), clock.instant());
      ledger.append(new Act(actor, "registry.batch-imported", "batch:" + id, name));
    });
    desk.settled(id);
    return new BatchId(id);
  }

  private static long count(List<StatementDesk.Outcome> outcomes, StatementDesk.Outcome wanted) {
    return outcomes.stream().filter(wanted::equals).count();
  }

  @Override
  public Optional<Batch> status(BatchId id) {
    return batches.find(id.value());
  }

  @Override
  public List<Batch> batches(int limit, long offset) {
    return batches.page(limit, offset);
  }

  @Override
  public long count() {
    return batches.count();
  }

  @Override
  public List<String> profiles() {
    return profiles.names();
  }

  @Override
  public Map<String, List<String>> tableKinds() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (ColumnWords.Words table : words.tables()) {
      List<Field> fields = new ArrayList<>(java.util.EnumSet.copyOf(table.byHeader().values()));
      fields.remove(Field.SEQUENCE);
      kinds.put(table.kind().code(), fields.stream().map(Field::code).toList());
    }
    return kinds;
  }

  @Override
  public Correction correctColumns(BatchId id, String kind, Map<Integer, String> fields, @Nullable String rememberAs, String actor) {
    Optional<Batch> batch = batches.find(id.value());
    if (batch.isEmpty()) {
      return new Correction.NoSuchBatch();
    }
    if (!correctable(batch.get())) {
      return new Correction.NotNow(batch.get().state());
    }
    ColumnProfile profile = corrected(batch.get().tables().getFirst(), kind, fields);
    if (words.of(profile.table()).identify().stream().noneMatch(profile::has)) {
      return new Correction.NothingIdentifies();
    }
    String name = rememberAs == null || rememberAs.isBlank() ? null : rememberAs.strip();
    Correction result = transaction.execute(_ -> {
      long read = batch.get().state() != State.NEEDS_COLUMNS ? batches.again(id.value(), profile, actor, clock.instant())
          : batches.corrected(id.value(), profile) ? id.value() : 0;
      if (read == 0) {
        return new Correction.NotNow(batches.find(id.value()).orElseThrow().state());
      }
      profiles.remember(profile, name, actor, clock.instant());
      ledger.append(new Act(actor, "registry.columns-corrected", "batch:" + read, Json.profile(profile)));
      return new Correction.Accepted(new BatchId(read));
    });
    worker.call();
    return Objects.requireNonNull(result);
  }

  /** A batch in force is undone first; then its file may be read another way. */
  private static boolean correctable(Batch batch) {
    boolean state = batch.state() == State.NEEDS_COLUMNS || batch.state() == State.UNDONE || batch.state() == State.FAILED;
    return state && !batch.tables().isEmpty() && !batch.sha256().isEmpty();
  }

  private static ColumnProfile corrected(Table table, String kind, Map<Integer, String> fields) {
    TableKind chosen = TableKind.ofCode(kind).orElse(TableKind.ofCode(table.kind()).orElse(TableKind.PATENTS));
    List<ColumnProfile.Column> columns = table.columns().stream().map(column -> {
      Field field = Field.ofCode(fields.getOrDefault(column.index(), "")).orElse(null);
      String unit = HeaderText.of(column.header()).bracket();
      return new ColumnProfile.Column(column.index(), column.header(), field, ColumnProfile.How.PERSON, unit);
    }).toList();
    return new ColumnProfile(chosen, table.sheet(), table.headerLine(), columns, true);
  }

  @Override
  public List<Refusal> refusals(BatchId id, int limit, long offset) {
    return refusals.page(id.value(), limit, offset);
  }

  @Override
  public long refusalCount(BatchId id) {
    return refusals.count(id.value());
  }

  @Override
  public void refusedWorkbook(BatchId id, OutputStream out, Locale language) throws IOException {
    List<String> headers = batches.find(id.value()).map(Batch::tables).filter(tables -> !tables.isEmpty())
        .map(tables -> tables.getFirst().columns().stream().map(Column::header).toList()).orElse(CnipaFiling.HEADERS);
    RefusedWorkbook book = new RefusedWorkbook(out, headers, language);
    transaction.executeWithoutResult(status -> refusals.each(id.value(), book::add));
    book.close();
  }

  @Override
  public Undo undo(BatchId id, String actor, String reason) {
    Optional<Batch> batch = batches.find(id.value());
    if (batch.isEmpty()) {
      return new Undo.NoSuchBatch();
    }
    Undo result = transaction.execute(_ -> {
      if (!batches.undoAsked(id.value(), actor, reason, clock.instant())) {
        Batch now = batches.find(id.value()).orElseThrow();
        return now.undoing() == null ? new Undo.NotNow(now.state()) : new Undo.AskedBefore(now.undoing().actor(), now.state() == State.UNDONE);
      }
      ledger.append(new Act(actor, "registry.batch-undo-asked", "batch:" + id.value(), reason));
      return new Undo.Begun();
    });
    worker.call();
    return Objects.requireNonNull(result);
  }

  @Override
  public Batch await(BatchId id, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      Batch batch = batches.find(id.value()).orElseThrow(() -> new IllegalArgumentException("Batch " + id.value() + " is not one; allowed: the number of a batch."));
      if (batch.state().resting() || System.nanoTime() - end >= 0) {
        return batch;
      }
      Thread.sleep(100);
    }
  }
}
