package cityip.assessment;

import cityip.factor.Measurer;
import cityip.factor.Score;
import cityip.factor.Scorecard.Part;
import cityip.kernel.AsOf;
import cityip.registry.Registry;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Measures anew what the register tells of a brand; figures that somebody gave stay as they were given. */
@Component
class BrandMeasurer implements Measurer {

  private final Registry registry;

  BrandMeasurer(Registry registry) {
    this.registry = registry;
  }

  @Override
  public String list() {
    return BrandDesk.LIST;
  }

  @Override
  public Optional<Taken> again(Score score, AsOf at) {
    return registry.find(ValueMeasurer.number(score), at, new Scope.WholeCity()).map(mark -> {
      var measured = new ArrayList<>(BrandDesk.registered(mark));
      score.card().parts().stream().map(Part::measured).filter(one -> BrandDesk.DECLARED.contains(one.factor())).forEach(measured::add);
      return new Taken(score.subject(), measured, BrandDesk.vetoes(mark));
    });
  }

  @Override
  public List<Taken> draw(int most, AsOf at, Viewer viewer) {
    return List.of();
  }
}
