package cityip.ledger;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the promise that an act is sealed within a minute: looks every second whether enough acts or enough time have
 * gathered, seals, and seals once more when the program stops.
 */
@Component
final class SealingRound implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SealingRound.class);
  private static final int MANY = 5_000;

  private final Ledger ledger;
  private final Sealer sealer;
  private final long longestWait;
  private @Nullable ScheduledExecutorService thread;
  private long appendedAtLastSealing;
  private long lastSealing = System.nanoTime();

  SealingRound(Ledger ledger, Sealer sealer, @Value("${cityip.ledger.seal-every:30s}") Duration sealEvery) {
    if (sealEvery.isNegative() || sealEvery.isZero() || sealEvery.compareTo(Duration.ofSeconds(60)) > 0) {
      throw new IllegalArgumentException("cityip.ledger.seal-every is " + sealEvery + "; allowed: 1s to 60s");
    }
    this.ledger = ledger;
    this.sealer = sealer;
    this.longestWait = sealEvery.toNanos();
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("ledger-sealer").daemon().factory());
    executor.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    thread = executor;
  }

  private void look() {
    long appended = ledger.appended();
    if (appended - appendedAtLastSealing >= MANY || System.nanoTime() - lastSealing >= longestWait) {
      lastSealing = System.nanoTime();
      appendedAtLastSealing = appended;
      seal();
    }
  }

  private void seal() {
    try {
      sealer.sealNow();
    } catch (LedgerBroken e) {
      log.error("{} Acts stay in the inbox until a person has looked: run verify-ledger.", e.getMessage());
    } catch (RuntimeException e) {
      log.warn("Sealing the ledger did not succeed and will be tried again: {}", e.toString());
    }
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService executor = thread;
    if (executor != null) {
      thread = null;
      executor.shutdown();
      try {
        executor.awaitTermination(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      seal();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
