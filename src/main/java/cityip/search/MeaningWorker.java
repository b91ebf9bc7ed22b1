package cityip.search;

import cityip.shell.Scope;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Learns what documents mean, in the background and on all cores, from the index's own mark of those that wait. Nothing is
 * lost by a stop: what was learnt is kept by the hash of its text, what waits is still marked.
 */
@Component
class MeaningWorker implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(MeaningWorker.class);
  private static final int AT_ONCE = 512;
  private static final int AMONG = 32;

  private final SearchIndex index;
  private final Meaning meaning;
  private final ObjectProvider<IndexedRecords> owners;
  private final boolean on;
  private volatile boolean closing;

  MeaningWorker(SearchIndex index, Meaning meaning, ObjectProvider<IndexedRecords> owners, @Value("${cityip.meaning:on}") String on) {
    this.index = index;
    this.meaning = meaning;
    this.owners = owners;
    this.on = on.equals("on");
  }

  @Scheduled(fixedDelay = 15_000, initialDelay = 20_000)
  void work() {
    if (!on || !index.keeps()) {
      return;
    }
    while (!closing && !index.progress().rebuilding() && some() > 0) {
      LOG.debug("some more");
    }
  }

  /** Learns some that wait; how many. */
  int some() {
    var waiting = index.search(new SearchRequest(new Wanted.OneOf("meaning", Set.of(SearchIndex.WAITS)), new Scope.WholeCity(), SearchOrder.RELEVANCE, false, AT_ONCE, 0, List.of())).ids();
    var owner = owners.stream().findFirst();
    if (waiting.isEmpty() || owner.isEmpty()) {
      return 0;
    }
    var documents = owner.get().of(waiting);
    try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Thread.ofPlatform().name("meaning-", 0).priority(Thread.MIN_PRIORITY).factory())) {
      threads.invokeAll(IntStream.range(0, (documents.size() + AMONG - 1) / AMONG).mapToObj(n -> (Callable<Boolean>) () -> {
        if (!closing) {
          meaning.learn(documents.subList(n * AMONG, Math.min(documents.size(), (n + 1) * AMONG)));
        }
        return true;
      }).toList());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 0;
    }
    if (!closing) {
      owner.get().putAgain(waiting);
    }
    return waiting.size();
  }

  @Override
  public void destroy() {
    closing = true;
  }
}
