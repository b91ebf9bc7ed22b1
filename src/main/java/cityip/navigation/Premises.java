package cityip.navigation;

import cityip.rulebook.Rule;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a corpus rest on besides its documents, frozen with them: who asks, the rules of the day, and what people told.
 *
 * @param here name of the city
 * @param own the body whose project it is, null when an office's
 * @param weights of the parts by which key patents are ranked
 * @param links the part of the chain each node stands in: {@code upstream}, {@code midstream}, {@code downstream}
 */
public record Premises(String here, @Nullable Long own, Weights weights, SortedMap<String, String> links, List<Benchmark> benchmarks, List<Standard> standards,
    List<Reading> readings) {

  public Premises {
    links = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(links));
    benchmarks = List.copyOf(benchmarks);
    standards = List.copyOf(standards);
    readings = List.copyOf(readings);
  }

  /** Of a field that nobody compares with anything. */
  static Premises plain(String here, @Nullable Long own, Weights weights) {
    return new Premises(here, own, weights, new TreeMap<>(), List.of(), List.of(), List.of());
  }

  /** Weights of the four parts of a key patent's score; they add up to 1. */
  public record Weights(double cited, double family, double life, double used) {

    public Weights {
      if (Math.abs(cited + family + life + used - 1) > 1e-9 || Math.min(Math.min(cited, family), Math.min(life, used)) < 0) {
        throw new IllegalArgumentException("Weights of key patents are %s, %s, %s, %s; allowed: none below 0, together 1.".formatted(cited, family, life, used));
      }
    }

    static Weights of(Rule rule) {
      var value = rule.value();
      return new Weights(value.get("cited").asDouble(), value.get("family").asDouble(), value.get("life").asDouble(), value.get("used").asDouble());
    }
  }

  /** A published figure of another city: documents in a node, with where it stands. */
  public record Benchmark(String city, String node, int documents, String source) {}

  /** A patent that a standard needs or touches: its number, the clause, and who says so. */
  public record Standard(String standard, String clause, String number, String ground) {}

  /** What somebody who read the claims says of a patent and a feature of the product. */
  public record Reading(long right, String feature, Said said, String why) {}

  /** Whether a claim covers a feature; all features of a claim must be found for an infringement (专利纠纷司法解释一 7). */
  public enum Said {
    READS, EQUIVALENT, ABSENT;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The part of the chain of a node: its own, or that of the nearest node above which has one. */
  String link(String node) {
    for (var at = node; !at.isEmpty(); at = at.contains(".") ? at.substring(0, at.lastIndexOf('.')) : "") {
      var link = links.get(at);
      if (link != null) {
        return link;
      }
    }
    return "";
  }

  /** What was read of each patent for a feature, by the right's id. */
  Map<Long, Reading> readingsOf(String feature) {
    var read = new TreeMap<Long, Reading>();
    readings.stream().filter(reading -> reading.feature().equals(feature)).forEach(reading -> read.put(reading.right(), reading));
    return read;
  }
}
