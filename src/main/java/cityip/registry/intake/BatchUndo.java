package cityip.registry.intake;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes one batch back: rights, figures, state and ledger in one transaction, so that a kill leaves it not begun and the next
 * start does it whole. Only the progress is written beside that transaction.
 */
@Component
class BatchUndo {

  private static final Logger LOG = LoggerFactory.getLogger(BatchUndo.class);

  private final Batches batches;
  private final StatementDesk desk;
  private final FigureDesk figures;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final TransactionTemplate beside;
  private final Clock clock;

  BatchUndo(Batches batches, StatementDesk desk, FigureDesk figures, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.batches = batches;
    this.desk = desk;
    this.figures = figures;
    this.ledger = ledger;
    this.transaction = transaction;
    this.beside = new TransactionTemplate(java.util.Objects.requireNonNull(transaction.getTransactionManager()));
    this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  /** The process stops, or another worker took the undo over: nothing of it stays. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  void run(Batches.UndoClaimed batch, String worker) throws InterruptedException {
    try {
      transaction.executeWithoutResult(_ -> takeBack(batch, worker));
    } catch (Stopped stopped) {
      LOG.info("The undo of batch {} stopped and will be done anew.", batch.id());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return;
    } catch (RuntimeException failure) { // claimed again after a silence, also by another process
      LOG.error("IP-INTK-004 Batch {} could not be undone and will be tried again.", batch.id(), failure);
      return;
    }
    desk.settled(batch.id());
  }

  private void takeBack(Batches.UndoClaimed batch, String worker) {
    int rights = desk.retract(batch.id(), batch.actor(), batch.reason(), (all, done) -> progress(batch, worker, all, done));
    int withdrawn = figures.retract(batch.id(), batch.actor(), batch.reason());
    progress(batch, worker, rights, rights);
    if (!batches.undone(batch.id(), worker, clock.instant())) {
      throw new Stopped();
    }
    ledger.append(new Act(batch.actor(), "registry.batch-undone", "batch:" + batch.id(), rights + " rights, " + withdrawn + " figures; " + batch.reason()));
  }

  private void progress(Batches.UndoClaimed batch, String worker, long all, long done) {
    Boolean ours = beside.execute(_ -> batches.retold(batch.id(), worker, all, done, clock.instant()));
    if (!Boolean.TRUE.equals(ours) || Thread.currentThread().isInterrupted()) {
      throw new Stopped();
    }
  }
}
