package cityip.registry.intake;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.registry.Intake.Remark;
import cityip.tables.UnreadableSource;
import cityip.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads one batch from where it stands to its end. Each chunk and the cursor behind it are one transaction, so after a kill
 * the next attempt goes on behind the last chunk that is in the registry, and no row is counted twice.
 */
@Component
class BatchRun {

  private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
  private static final int AHEAD = 2;
  private static final int ATTEMPTS = 3;

  private final Batches batches;
  private final Refusals refusals;
  private final ColumnProfiles profiles;
  private final StatementDesk desk;
  private final FigureDesk figures;
  private final Vault vault;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ColumnSense sense = new ColumnSense(ColumnWords.load());
  private final LegalEvents legalEvents = LegalEvents.load();

  BatchRun(Batches batches, Refusals refusals, ColumnProfiles profiles, StatementDesk desk, FigureDesk figures, Vault vault, Ledger ledger,
      TransactionTemplate transaction, Clock clock) {
    this.batches = batches;
    this.refusals = refusals;
    this.profiles = profiles;
    this.desk = desk;
    this.figures = figures;
    this.vault = vault;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The batch is no longer ours: another worker took it over after a silence. Nothing of the open chunk stays. */
  private static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** @param worker who claimed the batch */
  void run(Batches.Claimed batch, String worker) throws InterruptedException {
    Path file = null;
    try {
      file = Files.createTempFile("intake", ".tmp");
      try (InputStream kept = vault.open(batch.sha256())) {
        Files.copy(kept, file, StandardCopyOption.REPLACE_EXISTING);
      }
      read(batch, worker, file);
    } catch (Lost lost) {
      LOG.info("Batch {} was taken over by another worker.", batch.id());
    } catch (IOException | RuntimeException failure) {
      unexpected(batch, worker, failure, List.of());
    } finally {
      delete(file);
    }
  }

  private static void delete(@org.jspecify.annotations.Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("IP-INTK-002 A temporary file stays behind: {}", file);
    }
  }

  private void read(Batches.Claimed batch, String worker, Path file) throws InterruptedException {
    ArrayBlockingQueue<BatchReader.Handed> queue = new ArrayBlockingQueue<>(AHEAD);
    BatchReader reader = new BatchReader(file, batch.name(), batch.cursor(), sense, new RowContext(batch.dataDay(), legalEvents), remembered(batch), desk, queue,
        LocalDate.ofInstant(clock.instant(), IntakeDesk.CITY_TIME));
    Thread reading = Thread.ofPlatform().name("intake-reader-" + batch.id()).daemon().start(reader);
    try {
      while (true) {
        BatchReader.Handed next = queue.poll(5, TimeUnit.SECONDS);
        switch (next) {
          case null -> {
            if (!batches.stillOurs(batch.id(), worker, clock.instant())) {
              throw new Lost();
            }
          }
          case BatchReader.Handed.Rows rows -> load(batch, worker, rows.chunk(), rows.ready());
          case BatchReader.Handed.End end -> {
            end(batch, worker, end);
            return;
          }
        }
      }
    } finally {
      reading.interrupt();
    }
  }

  /** Corrected for this very batch, asked for by name, or corrected before for the same headers. */
  private UnaryOperator<ColumnProfile> remembered(Batches.Claimed batch) {
    List<ColumnProfile> corrected = batch.columns().stream().filter(ColumnProfile::sure).toList();
    Optional<ColumnProfile> named = Optional.ofNullable(batch.profile()).flatMap(profiles::byName);
    return found -> {
      for (ColumnProfile profile : corrected) {
        if (profile.sheet().equals(found.sheet()) && profile.fingerprint().equals(found.fingerprint())) {
          return profile.onto(found);
        }
      }
      return named.or(() -> profiles.byHeaders(found.fingerprint())).map(profile -> profile.onto(found)).orElse(found);
    };
  }

  private void load(Batches.Claimed batch, String worker, Chunk chunk, StatementDesk.Ready ready) {
    transaction.executeWithoutResult(status -> {
      long[] counts = new long[StatementDesk.Outcome.values().length];
      desk.load(batch.id(), ready).forEach(outcome -> counts[outcome.ordinal()]++);
      enter(batch, chunk, counts);
      refusals.add(batch.id(), chunk.refusals);
      chunk.notes.forEach((key, times) -> batch.notes().merge(key, times, Long::sum));
      boolean ours = batches.advance(batch.id(), worker, new Batches.Progress(chunk.read, counts[StatementDesk.Outcome.ACCEPTED.ordinal()],
          counts[StatementDesk.Outcome.UNCHANGED.ordinal()], counts[StatementDesk.Outcome.CHANGED.ordinal()], chunk.refused), batch.notes(), clock.instant());
      if (!ours) {
        throw new Lost();
      }
    });
  }

  private void enter(Batches.Claimed batch, Chunk chunk, long[] counts) {
    for (SourceFigure figure : chunk.figures) {
      switch (figures.take(batch.id(), figure, batch.actor())) {
        case FigureDesk.Taken.Entered entered ->
            counts[(entered.revision() ? StatementDesk.Outcome.CHANGED : StatementDesk.Outcome.ACCEPTED).ordinal()]++;
        case FigureDesk.Taken.Known known -> counts[StatementDesk.Outcome.UNCHANGED.ordinal()]++;
        case FigureDesk.Taken.NotTaken not -> {
          chunk.refused++;
          chunk.refusals.add(new Refusals.Stored(chunk.from + chunk.refusals.size() + 1_000_000_000_000L, 0, figure.part(), figure.line(), not.why(), figure.raw()));
        }
      }
    }
  }

  private void end(Batches.Claimed batch, String worker, BatchReader.Handed.End end) {
    switch (end.why()) {
      case null -> finish(batch, worker, end);
      case TableReading.ColumnsNeeded needed -> batches.needsColumns(batch.id(), worker, needed.profiles());
      case UnreadableSource unreadable -> fail(batch, worker, new Remark(unreadable.key(), unreadable.args()), end.profiles());
      default -> unexpected(batch, worker, end.why(), end.profiles());
    }
  }

  private void finish(Batches.Claimed batch, String worker, BatchReader.Handed.End end) {
    transaction.executeWithoutResult(status -> {
      if (batches.done(batch.id(), worker, end.profiles(), end.passedOver(), clock.instant())) {
        ledger.append(new Act(batch.actor(), "registry.batch-imported", "batch:" + batch.id(), "sha256 " + batch.sha256()
            + batches.find(batch.id()).map(done -> ", " + done.rows()).orElse("")));
      }
    });
    desk.settled(batch.id());
  }

  private void fail(Batches.Claimed batch, String worker, Remark problem, List<ColumnProfile> columns) {
    transaction.executeWithoutResult(status -> {
      if (batches.failed(batch.id(), worker, problem, columns, clock.instant())) {
        ledger.append(new Act(batch.actor(), "registry.batch-failed", "batch:" + batch.id(), "sha256 " + batch.sha256() + ", " + problem.key()));
      }
    });
    desk.settled(batch.id());
  }

  /** An outage passes and the next attempt goes on; what fails three times is told to a person, with a number to be found by. */
  private void unexpected(Batches.Claimed batch, String worker, Throwable failure, List<ColumnProfile> columns) {
    String number = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("IP-INTK-001 Batch {} stopped in attempt {} ({})", batch.id(), batch.attempts(), number, failure);
    if (batch.attempts() < ATTEMPTS && !(failure instanceof OutOfMemoryError)) {
      batches.release(batch.id(), worker);
    } else {
      fail(batch, worker, new Remark("intake.file.stopped", List.of(number)), columns);
    }
  }
}
