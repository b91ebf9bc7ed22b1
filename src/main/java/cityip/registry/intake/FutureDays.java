package cityip.registry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What has happened cannot have happened after the file came: such a day is a slip of the pen, and the row is given back. */
final class FutureDays {

  private static final Map<String, List<Field>> HAPPENED = Map.of("FILED", List.of(Field.FILED), "PUBLISHED", List.of(Field.PUBLISHED, Field.FIRST_PUBLISHED),
      "GRANTED", List.of(Field.GRANTED, Field.PUBLISHED), "REGISTERED", List.of(Field.REGISTERED));

  private FutureDays() {}

  /** @param today the day the file came */
  static SourceRow checked(SourceRow row, LocalDate today) {
    List<Problem> problems = new ArrayList<>(row.problems());
    for (SourceEvent event : row.events()) {
      List<Field> fields = HAPPENED.get(event.kind());
      if (fields != null && event.effective().isAfter(today)) {
        String column = fields.stream().map(row.facts()::get).filter(said -> said != null && said.value().equals(event.effective().toString()))
            .map(Said::column).findFirst().orElse("");
        problems.add(Problem.of(column, event.effective().toString(), "intake.row.day-in-future", event.effective().toString(), today.toString()));
      }
    }
    return problems.size() == row.problems().size() ? row : new SourceRow(row.part(), row.line(), row.number(), row.publication(), row.facts(), row.parties(),
        row.events(), problems, row.notes(), row.raw());
  }
}
