package cityip.assessment;

import cityip.assessment.MarkIndex.Entry;
import cityip.search.SearchIndex;
import cityip.search.Wanted;
import cityip.shell.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the index of marks in step with the register: what changed since goes into a small index beside the large one, which is made anew only when much
 * has changed; the old one answers meanwhile.
 */
@Component
class Marks implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
  private static final Wanted TRADEMARKS = new Wanted.OneOf("kind", Set.of("trademark"));

  private final SearchIndex index;
  private final Watches watches;
  private final ReentrantLock busy = new ReentrantLock();
  private volatile MarkSet serving = MarkSet.EMPTY;
  private volatile Instant upTo = Instant.MIN;
  private volatile long documents = -1;
  private volatile boolean closing;

  Marks(SearchIndex index, Watches watches) {
    this.index = index;
    this.watches = watches;
  }

  /** The marks as known now; when there are none yet, they are gathered first. */
  MarkSet all() {
    if (serving.size() == 0) {
      refresh();
    }
    return serving;
  }

  @Scheduled(fixedDelay = 20_000, initialDelay = 20_000)
  void refresh() {
    if (closing || upTo.equals(index.upTo()) && documents == index.size() || !busy.tryLock()) {
      return;
    }
    try {
      var moment = index.upTo();
      var size = index.size();
      var before = serving;
      serving = before.with(gather(before));
      upTo = moment;
      documents = size;
      watches.look(serving.since(before));
      LookAlikes.learn(serving.characters());
    } catch (RuntimeException cause) {
      if (!closing) {
        LOG.error("IP-ASSE-001 The index of marks could not be made anew; the one before answers.", cause);
      }
    } finally {
      busy.unlock();
    }
  }

  /** A mark that is as it was keeps its entry, whose words have been read already. */
  private List<Entry> gather(MarkSet before) {
    var classes = new HashMap<String, List<String>>();
    IntStream.rangeClosed(1, 45).mapToObj("%02d"::formatted).forEach(code -> index.each(new Wanted.All(List.of(TRADEMARKS, new Wanted.OneOf("class", Set.of(code)))), new Scope.WholeCity(),
        hit -> classes.computeIfAbsent(hit.id(), _ -> new ArrayList<>(2)).add(code)));
    var open = new HashSet<String>();
    index.each(TRADEMARKS, new Scope.PublicOnly(), hit -> open.add(hit.id()));
    var entries = new ArrayList<Entry>();
    index.each(TRADEMARKS, new Scope.WholeCity(), hit -> {
      var id = Long.parseLong(hit.id());
      var known = before.entry(id);
      var title = hit.shown("title");
      var entry = new Entry(id, hit.shown("number"), title, known != null && known.name().equals(title) ? known.text() : MarkText.of(title), classes.getOrDefault(hit.id(), List.of()), hit.shown("owner"),
          hit.shown("state"), hit.shown("filed"), open.contains(hit.id()));
      entries.add(entry.equals(known) ? known : entry);
    });
    return entries;
  }

  @Override
  public void destroy() {
    closing = true;
  }
}
