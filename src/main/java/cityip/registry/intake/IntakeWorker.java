package cityip.registry.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes waiting batches one after the other, in this process or any other on the same database. */
@Component
class IntakeWorker implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeWorker.class);
  private static final long LOOK_AGAIN_SECONDS = 2;

  private final Batches batches;
  private final BatchRun run;
  private final BatchUndo undo;
  private final Clock clock;
  private final String home;
  private final String worker;
  private final Semaphore called = new Semaphore(0);
  private volatile boolean running;
  private @org.jspecify.annotations.Nullable Thread thread;

  IntakeWorker(Batches batches, BatchRun run, BatchUndo undo, Clock clock, @Value("${cityip.home:.cityip}") Path home) {
    this.batches = batches;
    this.run = run;
    this.undo = undo;
    this.clock = clock;
    this.home = home.toAbsolutePath().toString();
    this.worker = this.home + "#" + UUID.randomUUID();
  }

  /** Something waits: look at once. */
  void call() {
    called.release();
  }

  @Override
  public synchronized void start() {
    if (running) {
      return;
    }
    running = true;
    int orphans = batches.releaseOf(home, worker);
    if (orphans > 0) {
      LOG.info("{} batches of an earlier start go on.", orphans);
    }
    thread = Thread.ofPlatform().name("intake-worker").daemon().start(this::work);
  }

  private void work() {
    while (running) {
      try {
        if (!one()) {
          called.tryAcquire(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
          called.drainPermits();
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException outage) {
        if (running) {
          LOG.warn("IP-INTK-003 The intake cannot reach its batches and tries again: {}", outage.getMessage());
          pause();
        }
      }
    }
  }

  /** Claims one batch and takes it back or reads it; false when none waits. What is wrong goes out before more comes in. */
  boolean one() throws InterruptedException {
    var mistaken = batches.claimUndo(worker, clock.instant());
    if (mistaken.isPresent()) {
      undo.run(mistaken.get(), worker);
      return true;
    }
    var claimed = batches.claim(worker, clock.instant());
    if (claimed.isEmpty()) {
      return false;
    }
    run.run(claimed.get(), worker);
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops between chunks; what is open is rolled back and goes on at the next start. */
  @Override
  public void stop() {
    running = false;
    Thread working = thread;
    if (working != null) {
      working.interrupt();
      try {
        working.join(10_000);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After everything a batch needs, before nothing. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 10;
  }
}
