package cityip.search;

import cityip.shell.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Teaches the model of subclasses from the city's own published rights, in the background, anew whenever they have grown by a tenth.
 * Until it has learnt, neighbours alone answer. Nothing unpublished is learnt from, so nothing of it can show in an answer.
 */
@Component
final class SubclassSchool {

  private static final Logger LOG = LoggerFactory.getLogger(SubclassSchool.class);
  static final int FEWEST = 300;
  private static final int MOST = 20_000;
  private static final double GROWN = 1.1;

  private final SearchIndex index;
  private final Meaning meaning;
  private final Clock clock;
  private final boolean on;
  private volatile @Nullable Taught taught;
  private volatile double progress = 1;

  SubclassSchool(SearchIndex index, Meaning meaning, Clock clock, @Value("${cityip.meaning:on}") String on) {
    this.index = index;
    this.meaning = meaning;
    this.clock = clock;
    this.on = on.equals("on");
  }

  /** A model with the moment it was made, the examples it had and all there were. */
  record Taught(SubclassModel model, Instant made, int examples, long all, boolean withMeaning) {}

  Optional<Taught> taught() {
    return Optional.ofNullable(taught);
  }

  /** From 0 to 1; 1 when nothing is being learnt. */
  double progress() {
    return progress;
  }

  private static Wanted classified() {
    return new Wanted.OneOf("kind", Set.of("invention", "utility-model"));
  }

  @Scheduled(fixedDelay = 600_000, initialDelay = 120_000)
  void work() {
    var before = taught;
    if (!on || index.progress().rebuilding()) {
      return;
    }
    var all = index.search(SearchRequest.of(classified(), new Scope.PublicOnly(), 0)).total();
    var waits = index.knowsMeaning() ? index.search(SearchRequest.of(new Wanted.OneOf("meaning", Set.of(SearchIndex.WAITS)), new Scope.WholeCity(), 0)).total() : 0;
    var settled = waits * 10 <= all;
    if (all >= FEWEST && (before == null || all > before.all * GROWN || all * GROWN < before.all || settled && !before.withMeaning && index.knowsMeaning())) {
      teach(all, settled);
    }
  }

  /** Teaches at once. */
  void teach(long all, boolean settled) {
    progress = 0;
    try {
      var start = clock.instant();
      var examples = examples(all);
      if (examples.size() >= FEWEST) {
        var model = SubclassModel.taught(examples, new IpcWords(IpcWords.shipped()), part -> progress = part);
        taught = new Taught(model, clock.instant(), examples.size(), all, settled);
        LOG.info("Subclasses learnt from {} texts in {} s.", examples.size(), clock.instant().getEpochSecond() - start.getEpochSecond());
      }
    } finally {
      progress = 1;
    }
  }

  /** Every second one by its title alone, as people ask by titles and by paragraphs. */
  private List<SubclassModel.Example> examples(long all) {
    var every = Math.max(1, (int) Math.ceil((double) all / MOST));
    var hits = new ArrayList<SearchResult.Hit>();
    var seen = new int[1];
    index.each(classified(), new Scope.PublicOnly(), hit -> {
      if (seen[0]++ % every == 0 && !subclasses(hit).isEmpty()) {
        hits.add(hit);
      }
    });
    var examples = new ArrayList<SubclassModel.Example>();
    for (var from = 0; from < hits.size(); from += 1_000) {
      var some = hits.subList(from, Math.min(hits.size(), from + 1_000));
      var known = meaning.knownTexts(some.stream().map(SubclassSchool::text).toList());
      for (var hit : some) {
        examples.add(new SubclassModel.Example(examples.size() % 2 == 0 ? text(hit) : hit.shown("title"), known.getOrDefault(text(hit), new float[0]), subclasses(hit)));
      }
    }
    return examples;
  }

  private static String text(SearchResult.Hit hit) {
    return Meaning.of(hit.shown("title"), hit.shown("abstract"));
  }

  /** Of a hit, the subclasses it is classified in. */
  static Set<String> subclasses(SearchResult.Hit hit) {
    var subclasses = new LinkedHashSet<String>();
    for (var symbol : hit.shown("ipc").split(" ")) {
      if (symbol.length() >= 4) {
        subclasses.add(symbol.substring(0, 4));
      }
    }
    return subclasses;
  }
}
