package cityip.registry.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of reported statistics: measure, region, year, value, source; and of population, where the measure is fixed. */
final class FigureRows implements RowReader {

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?!\\d)");

  private final boolean population;

  FigureRows(boolean population) {
    this.population = population;
  }

  @Override
  public void read(Cells cells, RowSink sink) throws IOException {
    RowDraft row = new RowDraft(cells.row().sheet(), cells.row().line(), List.of(cells.row().cells()));
    Field field = population ? Field.POPULATION : Field.VALUE;
    String measure = population ? "population" : cells.get(Field.MEASURE);
    if (measure.isEmpty()) {
      row.problem(cells.header(Field.MEASURE), "", "intake.row.no-measure");
    }
    int year = year(row, cells);
    BigDecimal value = value(row, cells, field);
    String unit = cells.get(Field.UNIT).isEmpty() ? cells.unit(field) : cells.get(Field.UNIT);
    SourceRow done = row.done();
    sink.figure(new SourceFigure(done.part(), done.line(), measure, cells.get(Field.REGION), year, value, unit, cells.get(Field.SOURCE),
        done.problems(), done.raw()));
  }

  private static int year(RowDraft row, Cells cells) {
    String text = cells.get(Field.YEAR);
    Matcher year = YEAR.matcher(text);
    if (year.find()) {
      return Integer.parseInt(year.group(1));
    }
    row.problem(cells.header(Field.YEAR), text, "intake.row.no-year");
    return 0;
  }

  /** Counted in the unit of the header (万人); a per cent sign stays a unit and divides nothing. */
  private static BigDecimal value(RowDraft row, Cells cells, Field field) {
    String text = cells.get(field).replace(",", "").replace("，", "").replace("%", "").replace("％", "").strip();
    try {
      BigDecimal value = new BigDecimal(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC));
      boolean people = field == Field.POPULATION && (cells.unit(field) + cells.header(field)).contains("万");
      return people ? value.movePointRight(4) : value;
    } catch (NumberFormatException e) {
      row.problem(cells.header(field), cells.get(field), "intake.row.not-a-number", cells.get(field));
      return BigDecimal.ZERO;
    }
  }
}
