package cityip.navigation;

import cityip.kernel.AsOf;
import cityip.shell.Scope;
import cityip.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Frozen corpora: made in the background, kept in the vault, read back for every figure. What a stopped program left is taken up at the next start. */
@Component
class Corpora implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Corpora.class);
  private static final int KEPT = 6;

  private final Projects projects;
  private final StoredComparisons comparisons;
  private final Freezer freezer;
  private final Vault vault;
  private final JsonMapper json;
  private final Clock clock;
  private final ReentrantLock one = new ReentrantLock();
  private final Map<String, Corpus> read = new LinkedHashMap<>(KEPT, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Corpus> eldest) {
      return size() > KEPT;
    }
  };
  private volatile boolean closing;

  Corpora(Projects projects, StoredComparisons comparisons, Freezer freezer, Vault vault, JsonMapper json, Clock clock) {
    this.projects = projects;
    this.comparisons = comparisons;
    this.freezer = freezer;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void takeUp() {
    projects.unfinished().forEach(this::begin);
  }

  void begin(long id, String scope) {
    Thread.ofVirtual().name("freeze-" + id).start(() -> make(id, read(scope)));
  }

  private void make(long id, Scope scope) {
    one.lock();
    try {
      var asked = projects.corpus(id).orElseThrow();
      if (closing || asked.state() != FrozenCorpus.State.FREEZING) {
        return;
      }
      var noise = projects.marks(asked.project()).entrySet().stream().filter(mark -> !mark.getValue()).map(Map.Entry::getKey).collect(Collectors.toSet());
      var project = projects.find(asked.project()).orElseThrow();
      var told = new Freezer.Asked(projects.nodes(project.id()), projects.effects(project.id()), comparisons.features(project.id()), noise, comparisons.benchmarks(project.id()),
          comparisons.standards(project.id()), comparisons.readings(project.id()), project.body());
      var corpus = freezer.freeze(told, scope, new AsOf(asked.day(), asked.known()), asked.query());
      projects.frozen(id, corpus, keep(corpus, "corpus-" + id + ".jsonl.gz"), clock.instant());
    } catch (Freezer.TooMany many) {
      projects.failed(id, "navigation.corpus.too-many");
    } catch (RuntimeException | IOException cause) {
      if (!closing) {
        LOG.error("IP-NAVI-001 Corpus {} could not be frozen.", id, cause);
        projects.failed(id, "navigation.corpus.failed");
      }
    } finally {
      one.unlock();
    }
  }

  private String keep(Corpus corpus, String name) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zipped = new GZIPOutputStream(bytes)) {
      zipped.write(json.writeValueAsBytes(corpus.premises()));
      zipped.write('\n');
      for (var item : corpus.items()) {
        zipped.write(json.writeValueAsBytes(item));
        zipped.write('\n');
      }
    }
    return vault.keep(new ByteArrayInputStream(bytes.toByteArray()), name).sha256();
  }

  /** The documents of a frozen corpus, as they were. */
  Corpus of(FrozenCorpus frozen) {
    var file = frozen.file();
    if (file == null) {
      throw new IllegalArgumentException("Corpus %d is %s; only a FROZEN one has documents.".formatted(frozen.id(), frozen.state()));
    }
    synchronized (read) {
      return read.computeIfAbsent(frozen.hash(), _ -> load(frozen, file));
    }
  }

  private Corpus load(FrozenCorpus frozen, String file) {
    var items = new ArrayList<Item>(frozen.documents());
    try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(new GZIPInputStream(vault.open(file)), StandardCharsets.UTF_8))) {
      var premises = json.readValue(lines.readLine(), Premises.class);
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        items.add(json.readValue(line, Item.class));
      }
      return new Corpus(frozen.day(), frozen.query(), items, premises);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** A scope as it is kept, so that a corpus taken up after a restart sees what its asker saw. */
  static String written(Scope scope) {
    return switch (scope) {
      case Scope.WholeCity _ -> "city";
      case Scope.OneUnit one -> "unit:" + one.unit();
      case Scope.OneBody one -> "body:" + one.bodyId();
      case Scope.PublicOnly _ -> "public";
    };
  }

  static Scope read(String scope) {
    return scope.equals("city") ? new Scope.WholeCity() : scope.startsWith("unit:") ? new Scope.OneUnit(scope.substring(5))
        : scope.startsWith("body:") ? new Scope.OneBody(Long.parseLong(scope.substring(5))) : new Scope.PublicOnly();
  }

  @Override
  public void destroy() {
    closing = true;
    one.lock();
    one.unlock();
  }
}
