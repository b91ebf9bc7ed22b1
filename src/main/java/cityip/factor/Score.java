package cityip.factor;

import cityip.kernel.AsOf;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A score as it was given.
 *
 * @param card  computed again from the stored inputs whenever it is read
 * @param peers how many comparable subjects scored 0 to 10, 10 to 20 and so on; empty when none were compared
 * @param whole whether computing again gave what was kept
 */
public record Score(long id, Subject subject, AsOf at, Scorecard card, List<Integer> peers, String hash, boolean whole, String actor, Instant given) {

  /**
   * What was scored.
   *
   * @param key    kind and number, such as {@code right:201710601862.3}
   * @param bodies all ids under which those affected are known
   */
  public record Subject(String key, String title, String href, @Nullable String unit, List<Long> bodies) {
    public Subject {
      bodies = List.copyOf(bodies);
    }
  }

  /** Somebody says a factor is wrong; {@code outcome} is null until it was answered. */
  public record Contest(long id, long score, String factor, String reason, String by, Instant raised, @Nullable Outcome outcome, @Nullable String answer, @Nullable String answeredBy,
      @Nullable Instant answered) {}

  public enum Outcome { UPHELD, REJECTED }

  boolean visibleIn(Scope scope) {
    return switch (scope) {
      case Scope.WholeCity _ -> true;
      case Scope.OneUnit one -> one.unit().equals(subject.unit());
      case Scope.OneBody one -> subject.bodies().contains(one.bodyId());
      case Scope.PublicOnly _ -> false;
    };
  }

  /** Those affected contest; officers answer. */
  public boolean mayBeContestedBy(Viewer viewer) {
    return viewer.scope() instanceof Scope.OneBody && visibleIn(viewer.scope());
  }

  /** The score for programs: total, parts with evidence, what would change it. */
  public Map<String, Object> told() {
    var told = new LinkedHashMap<String, Object>();
    told.put("id", id);
    told.put("list", card().list().key());
    told.put("scenario", card().list().scenario());
    told.put("subject", subject().key());
    told.put("asOf", at().day());
    told.put("total", card().total());
    told.put("vetoes", card().vetoes());
    told.put("factors", card().parts().stream().map(part -> {
      var one = new LinkedHashMap<String, Object>();
      one.put("factor", part.factor().key());
      one.put("measured", part.measured().value());
      one.put("unit", part.factor().unit());
      one.put("points", part.points());
      one.put("weight", part.weight());
      one.put("part", part.part());
      one.put("evidence", part.measured().evidence());
      return one;
    }).toList());
    told.put("changes", card().changes().stream().map(change -> Map.of("factor", change.factor().key(), "value", change.value(), "gain", change.gain())).toList());
    told.put("hash", hash());
    return told;
  }
}
