package cityip.registry;

import cityip.kernel.RightKind;
import cityip.registry.DatedRules.Version;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Terms as the rules file has them, brought into a form that is looked up for every right of a batch. */
final class StatutoryTerms implements Terms {

  private record Dated(LocalDate from, Term term) {}

  private final DatedRules rules;
  private final Map<String, List<Dated>> terms = new HashMap<>();

  StatutoryTerms(DatedRules rules) {
    this.rules = rules;
    for (RightKind kind : RightKind.values()) {
      for (String key : List.of(kind.code(), kind.code() + ".woody", "foreign." + kind.code())) {
        List<Version> versions = rules.versions("registry.term." + key);
        if (!versions.isEmpty()) {
          terms.put(key, versions.stream().map(version -> new Dated(version.valid().from(), term(version.value()))).toList());
        }
      }
    }
  }

  private static Term term(JsonNode value) {
    Start start = switch (value.get("start").asString()) {
      case "filed" -> Start.FILED;
      case "first-use" -> Start.FIRST_USE;
      default -> Start.GRANTED;
    };
    return new Term(start, value.path("years").asInt(0), value.path("cap-years").asInt(0), value.path("renew-years").asInt(0),
        value.path("renewal-opens-months").asInt(0), value.path("grace-months").asInt(0));
  }

  @Override
  public Term term(String jurisdiction, RightKind kind, String variant, LocalDate day) {
    String key = jurisdiction.equals("CN") ? variant.equals("woody") && kind == RightKind.PLANT_VARIETY ? "variety.woody" : kind.code() : "foreign." + kind.code();
    List<Dated> versions = terms.getOrDefault(key, List.of());
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (i == 0 || !day.isBefore(versions.get(i).from())) {
        return versions.get(i).term();
      }
    }
    return Term.UNLIMITED;
  }

  @Override
  public boolean restorationHeals(LocalDate day) {
    Version restoration = rules.on("registry.restoration", day);
    return restoration != null && restoration.value().get("gap").asString().equals("in-force");
  }

  @Override
  public int annuityGraceMonths(LocalDate day) {
    Version late = rules.on("registry.annuity.late", day);
    return late == null ? 0 : late.value().get("grace-months").asInt();
  }
}
