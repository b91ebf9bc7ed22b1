package cityip.protection;

import cityip.casework.FactFigures;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fines decided before for the same offence, so that like cases are treated alike. */
@Component
class PastDecisions {

  private final FactFigures figures;

  PastDecisions(FactFigures figures) {
    this.figures = figures;
  }

  record Kind(long count, BigDecimal least, BigDecimal most, BigDecimal median) {}

  Optional<Kind> of(String offence, long but) {
    return figures.of(AdministrativeCaseProcedure.CODE, "offence", offence, "fine", but)
        .map(figure -> new Kind(figure.count(), figure.least(), figure.most(), figure.median()));
  }
}
