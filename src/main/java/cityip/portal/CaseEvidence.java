package cityip.portal;

import cityip.casework.FactFigures;
import cityip.casework.Procedure;
import cityip.casework.Procedures;
import cityip.kernel.AsOf;
import cityip.plan.CaseSource;
import cityip.shell.Paging;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets the plan count what the cases show: here, because neither the plan nor the casework knows the other. */
@Component
class CaseEvidence implements CaseSource {

  private final Procedures procedures;
  private final FactFigures figures;

  CaseEvidence(Procedures procedures, FactFigures figures) {
    this.procedures = procedures;
    this.figures = figures;
  }

  private static String[] parts(String act) {
    var parts = act.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalStateException("Evidence names the act " + act + "; it must be procedure/act.");
    }
    return parts;
  }

  @Override
  public Optional<String> feeds(String act) {
    var parts = parts(act);
    return procedures.find(parts[0]).flatMap(procedure -> procedure.actNamed(parts[1])).map(Procedure.Act::feeds);
  }

  private static Instant endOfDay(AsOf at) {
    return at.day().plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  @Override
  public long count(String act, String unit, AsOf at) {
    var parts = parts(act);
    var end = endOfDay(at);
    return figures.did(parts[0], parts[1], unit, end.isBefore(at.known()) ? end : at.known());
  }

  @Override
  public String rows(String act, String unit, AsOf at) {
    var parts = parts(act);
    var query = new LinkedHashMap<String, String>();
    query.put("queue", "all");
    query.put("procedure", parts[0]);
    query.put("did", parts[1]);
    query.put("unit", unit);
    query.put("until", endOfDay(at).isBefore(at.known()) ? at.day().toString() : at.known().toString());
    return Paging.address("/cases", query);
  }
}
