package cityip.assessment.panel;

import cityip.factor.Measurer;
import cityip.factor.Score;
import cityip.kernel.AsOf;
import cityip.shell.Viewer;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the stored votes of a panel together again; votes are of one day and know no other. */
@Component
class PanelMeasurer implements Measurer {

  private final PanelDesk desk;
  private final PanelResults results;

  PanelMeasurer(PanelDesk desk, PanelResults results) {
    this.desk = desk;
    this.results = results;
  }

  @Override
  public String list() {
    return PanelDesk.LIST;
  }

  @Override
  public Optional<Taken> again(Score score, AsOf at) {
    return at.equals(score.at()) ? desk.of(score).map(panel -> new Taken(score.subject(), results.measured(panel), List.of())) : Optional.empty();
  }

  @Override
  public List<Taken> draw(int most, AsOf at, Viewer viewer) {
    return List.of();
  }
}
