package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.shell.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How well titles find titles of their own subclass, and how well their subclass is guessed; {@code benchmarks/run MeaningQualityBench}. */
class MeaningQualityBench {

  private static final Scope ALL = new Scope.WholeCity();
  private static final int DEEP = ByMeaning.WINDOW;

  @TempDir
  Path folder;

  private record Title(String id, String text, Set<String> subclasses) {}

  /** The lists of one title: by words and by meaning among all others, and among the other four folds. */
  private record Near(List<SearchResult.Hit> words, List<SearchResult.Hit> meaning) {}

  private static List<Title> titles() throws Exception {
    var file = Path.of("../shared/data/cn_titles/titles_ipc.csv");
    Assumptions.assumeTrue(Files.exists(file), "the titles are not beside the project");
    var titles = new ArrayList<Title>();
    for (var line : Files.readAllLines(file)) {
      var first = line.indexOf(',');
      var last = line.lastIndexOf(',');
      if (first > 0 && last > first && !line.startsWith("publication")) {
        var text = line.substring(first + 1, last).replaceAll("^\"|\"$", "");
        titles.add(new Title(Integer.toString(titles.size()), text, Set.copyOf(List.of(line.substring(last + 1).strip().split("\\|")))));
      }
    }
    return titles;
  }

  @Test
  void titlesFindTheirSubclass() throws Exception {
    var titles = titles();
    var model = new MeaningModel();
    var start = System.nanoTime();
    var vectors = new HashMap<String, float[]>();
    for (var title : titles) {
      vectors.put(title.id(), model.of(List.of(Meaning.readable(title.text())))[0]);
    }
    System.out.printf(Locale.ROOT, "BENCH %d titles embedded, %.0f a second on one core%n", titles.size(), titles.size() / ((System.nanoTime() - start) / 1e9));
    try (var index = new SearchIndex(folder, List::of, documents -> {
      var some = new HashMap<String, float[]>();
      documents.forEach(document -> some.put(document.id(), vectors.get(document.id())));
      return some;
    })) {
      index.put(titles.stream().map(title -> new IndexedDocument(title.id(), Map.of("title", title.text()),
          Map.of("fold", List.of(Integer.toString(Integer.parseInt(title.id()) % 5)), "ipc", List.copyOf(title.subclasses())), Map.of(), Map.of(), Set.of())).toList(), true);
      index.commit(Instant.ofEpochSecond(1));
      var all = new HashMap<String, Near>();
      var folds = new HashMap<String, Near>();
      for (var title : titles) {
        all.put(title.id(), near(index, title, vectors.get(title.id()), new Wanted.Without(new Wanted.OneOf("id", Set.of(title.id())))));
        folds.put(title.id(), near(index, title, vectors.get(title.id()), new Wanted.Without(new Wanted.OneOf("fold", Set.of(Integer.toString(Integer.parseInt(title.id()) % 5))))));
      }
      retrieval(titles, all);
      fusing(titles, all);
      classification(titles, vectors, folds);
    }
    assertThat(titles).hasSizeGreaterThan(4_000);
  }

  private static Near near(SearchIndex index, Title title, float[] vector, Wanted among) {
    return new Near(index.search(SearchRequest.of(Wanted.both(new Wanted.Alike(SearchField.TITLE, title.text(), 0), among), ALL, DEEP)).hits(), index.nearest(vector, among, ALL, DEEP));
  }

  private static void retrieval(List<Title> titles, Map<String, Near> near) {
    for (var way : List.of("words", "meaning", "hybrid")) {
      var first = 0;
      var ofTen = 0.0;
      var any = 0;
      for (var title : titles) {
        var lists = near.get(title.id());
        var hits = switch (way) {
          case "words" -> lists.words();
          case "meaning" -> lists.meaning();
          default -> ByMeaning.fuse(lists.words(), lists.meaning());
        };
        var shares = hits.stream().limit(10).map(hit -> titles.get(Integer.parseInt(hit.id())).subclasses().stream().anyMatch(title.subclasses()::contains)).toList();
        first += !shares.isEmpty() && shares.getFirst() ? 1 : 0;
        ofTen += shares.stream().filter(one -> one).count() / 10.0;
        any += shares.contains(true) ? 1 : 0;
      }
      System.out.printf(Locale.ROOT, "BENCH %-8s first shares its subclass %.3f, of the first ten %.3f, any of the first ten %.3f%n", way, (double) first / titles.size(),
          ofTen / titles.size(), (double) any / titles.size());
    }
  }

  /** Ways of fusing; the best of four folds is told of the fifth. */
  private static void fusing(List<Title> titles, Map<String, Near> near) {
    var ways = new ArrayList<double[]>();
    for (var constant : new double[] {5, 10, 20, 60}) {
      for (var weight : new double[] {1, 1.5, 2, 3}) {
        ways.add(new double[] {constant, weight});
      }
    }
    var outcomes = ways.stream().map(way -> titles.stream().map(title -> outcome(titles, title, near.get(title.id()), way[0], way[1])).toList()).toList();
    var first = 0.0;
    var ofTen = 0.0;
    for (var fold = 0; fold < 5; fold++) {
      var best = 0;
      for (var n = 0; n < ways.size(); n++) {
        best = sum(outcomes.get(n), fold, true, 2) > sum(outcomes.get(best), fold, true, 2) ? n : best;
      }
      System.out.printf(Locale.ROOT, "BENCH fusing, chosen without fold %d: k=%.0f meaning x %.1f%n", fold, ways.get(best)[0], ways.get(best)[1]);
      first += sum(outcomes.get(best), fold, false, 0);
      ofTen += sum(outcomes.get(best), fold, false, 1);
    }
    System.out.printf(Locale.ROOT, "BENCH fusing, held out: first %.3f, of the first ten %.3f%n", first / titles.size(), ofTen / titles.size());
  }

  /** First hit, part of the first ten. */
  private static double[] outcome(List<Title> titles, Title title, Near lists, double constant, double weight) {
    var scores = new HashMap<String, Double>();
    for (var n = 0; n < lists.words().size(); n++) {
      scores.merge(lists.words().get(n).id(), 1 / (constant + n + 1), Double::sum);
    }
    for (var n = 0; n < lists.meaning().size(); n++) {
      scores.merge(lists.meaning().get(n).id(), weight / (constant + n + 1), Double::sum);
    }
    var order = scores.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(10).map(Map.Entry::getKey)
        .map(id -> titles.get(Integer.parseInt(id)).subclasses().stream().anyMatch(title.subclasses()::contains)).toList();
    return new double[] {!order.isEmpty() && order.getFirst() ? 1 : 0, order.stream().filter(one -> one).count() / 10.0};
  }

  private static double sum(List<double[]> outcomes, int fold, boolean others, int which) {
    return IntStream.range(0, outcomes.size()).filter(n -> n % 5 == fold != others).mapToObj(outcomes::get).mapToDouble(one -> which == 2 ? one[0] + one[1] : one[which]).sum();
  }

  /** Each fold is asked of a model that was taught the other four, its limits chosen there. */
  private static void classification(List<Title> titles, Map<String, float[]> vectors, Map<String, Near> folds) {
    var words = new IpcWords(IpcWords.shipped());
    var right = 0;
    var told = 0;
    var real = 0;
    var said = new double[10];
    var held = new double[10];
    var counted = new int[10];
    for (var fold = 0; fold < 5; fold++) {
      var left = fold;
      var start = System.nanoTime();
      var model = SubclassModel.taught(IntStream.range(0, titles.size()).filter(n -> n % 5 != left).mapToObj(titles::get)
          .map(title -> new SubclassModel.Example(title.text(), vectors.get(title.id()), title.subclasses())).toList(), words, part -> {});
      System.out.printf(Locale.ROOT, "BENCH subclasses, fold %d: taught in %.1f s%n", fold, (System.nanoTime() - start) / 1e9);
      for (var n = fold; n < titles.size(); n += 5) {
        var title = titles.get(n);
        var guesses = model.guess(title.text(), vectors.get(title.id()), folds.get(title.id()).meaning().stream().limit(SubclassModel.NEIGHBOURS)
            .map(hit -> new SubclassGuess.Neighbour(titles.get(Integer.parseInt(hit.id())).subclasses(), 0, hit.score())).toList());
        real += title.subclasses().size();
        for (var guess : guesses) {
          var bin = Math.min(9, (int) (guess.weight() * 10));
          var holds = title.subclasses().contains(guess.symbol());
          said[bin] += guess.weight();
          held[bin] += holds ? 1 : 0;
          counted[bin]++;
          if (guess == guesses.getFirst() || guess.weight() >= model.worthNaming()) {
            told++;
            right += holds ? 1 : 0;
          }
        }
      }
    }
    System.out.printf(Locale.ROOT, "BENCH subclasses, five-fold: micro-F1 %.3f (precision %.3f, recall %.3f)%n", 2.0 * right / (told + real), (double) right / told, (double) right / real);
    for (var bin = 0; bin < 10; bin++) {
      System.out.printf(Locale.ROOT, "BENCH subclasses said to be %.2f likely: %.2f of %d hold%n", said[bin] / Math.max(1, counted[bin]), held[bin] / Math.max(1, counted[bin]), counted[bin]);
    }
  }
}
