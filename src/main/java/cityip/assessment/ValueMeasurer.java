package cityip.assessment;

import cityip.factor.Measurer;
import cityip.factor.Score;
import cityip.kernel.AsOf;
import cityip.registry.Registry;
import cityip.search.SearchIndex;
import cityip.search.Wanted;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Measures patents anew, one or some drawn by the hash of their id. */
@Component
class ValueMeasurer implements Measurer {

  private final Registry registry;
  private final SearchIndex index;
  private final ValueDesk values;

  ValueMeasurer(Registry registry, SearchIndex index, ValueDesk values) {
    this.registry = registry;
    this.index = index;
    this.values = values;
  }

  @Override
  public String list() {
    return ValueDesk.LIST;
  }

  /** Whoever may read the score may read it taken again: the right need not be in their scope as of another day. */
  @Override
  public Optional<Taken> again(Score score, AsOf at) {
    return registry.find(number(score), at, new Scope.WholeCity()).map(right -> new Taken(score.subject(), PatentFactors.of(right), PatentFactors.vetoes(right)));
  }

  static String number(Score score) {
    return score.subject().key().substring(score.subject().key().indexOf(':') + 1);
  }

  @Override
  public List<Taken> draw(int most, AsOf at, Viewer viewer) {
    var ids = new ArrayList<String>();
    index.each(new Wanted.All(List.of(new Wanted.OneOf("kind", Set.of("invention", "utility-model")), new Wanted.OneOf("state", Set.of("in-force")))), viewer.scope(), hit -> ids.add(hit.id()));
    ids.sort(Comparator.comparing((String id) -> Shingles.mixed(id.hashCode())).thenComparing(id -> id));
    var taken = new ArrayList<Taken>();
    for (var id : ids) {
      if (taken.size() == most) {
        break;
      }
      registry.find(Long.parseLong(id), at, viewer.scope()).filter(right -> PatentFactors.vetoes(right).isEmpty())
          .ifPresent(right -> taken.add(new Taken(values.subject(right), PatentFactors.of(right), List.of())));
    }
    return taken;
  }
}
