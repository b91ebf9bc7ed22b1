package cityip.registry.intake;

import cityip.tables.TableRow;
import cityip.tables.TableSink;
import cityip.tables.TableSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of rows into checked rows: finds the headers among the first rows of each sheet, skips blank lines, repeated
 * headers and totals, and hands each row to the reader of its kind.
 */
final class TableReading implements TableSink {

  private static final int HEAD = 60;
  private static final Pattern TOTAL = Pattern.compile("(?:合计|总计|小计|共计|总数|合计数|填表人|制表人|审核人|注)(?:[:：].*)?|(?i:total)");

  /** Refuses to read on until a person has said what the columns are. */
  static final class ColumnsNeeded extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient List<ColumnProfile> profiles;

    ColumnsNeeded(List<ColumnProfile> profiles) {
      super("columns needed");
      this.profiles = profiles;
    }

    List<ColumnProfile> profiles() {
      return profiles;
    }
  }

  private final ColumnSense sense;
  private final UnaryOperator<ColumnProfile> remembered;
  private final RowContext context;
  private final RowSink sink;
  private final List<TableRow> head = new ArrayList<>(HEAD);
  private final List<ColumnProfile> profiles = new ArrayList<>(1);
  private final List<String> hiddenSheets = new ArrayList<>(0);
  private @Nullable ColumnProfile profile;
  private @Nullable Cells cells;
  private @Nullable RowReader reader;

  /** @param remembered gives back the profile as a person corrected it for this source, or the same */
  TableReading(ColumnSense sense, UnaryOperator<ColumnProfile> remembered, RowContext context, RowSink sink) {
    this.sense = sense;
    this.remembered = remembered;
    this.context = context;
    this.sink = sink;
  }

  void read(TableSource table) throws IOException {
    table.read(this);
    endOfSheet();
  }

  /** Profiles of the sheets read, in order. */
  List<ColumnProfile> profiles() {
    return profiles;
  }

  List<String> hiddenSheets() {
    return hiddenSheets;
  }

  @Override
  public boolean sheet(String name, boolean hidden) throws IOException {
    endOfSheet();
    profile = null;
    reader = null;
    cells = null;
    if (hidden) {
      hiddenSheets.add(name);
    }
    return !hidden;
  }

  @Override
  public void row(TableRow row) throws IOException {
    if (profile == null) {
      if (head.size() < HEAD) {
        head.add(row);
        return;
      }
      settle();
    }
    data(row);
  }

  private void endOfSheet() throws IOException {
    if (profile == null && !head.isEmpty()) {
      settle();
    }
    head.clear();
  }

  /** Decides what the columns are and reads the rows held back until now. */
  private void settle() throws IOException {
    Optional<ColumnProfile> found = sense.profile(head);
    ColumnProfile settled = remembered.apply(found.orElseGet(() -> ColumnSense.unknown(head)));
    if (!settled.sure()) {
      if (profiles.isEmpty() || found.isPresent()) {
        throw new ColumnsNeeded(List.of(settled));
      }
      head.clear(); // a later sheet of notes or pictures: nothing to read
      reader = null;
      profile = settled;
      return;
    }
    profile = settled;
    profiles.add(settled);
    cells = new Cells(settled);
    reader = reader(settled.table());
    List<TableRow> held = List.copyOf(head);
    head.clear();
    for (TableRow row : held) {
      if (row.line() > settled.headerLine()) {
        data(row);
      }
    }
  }

  private RowReader reader(TableKind table) {
    return switch (table) {
      case PATENTS -> new PatentRows(context);
      case MARKS -> new MarkRows(context);
      case WORKS, SOFTWARE, GIS, VARIETIES, LAYOUTS -> new RegisteredRows(java.util.Objects.requireNonNull(table.kind()), context);
      case PLEDGES, LICENCES, TRANSFERS, OPEN_LICENCES, AWARDS -> new DealRows(table, context);
      case POPULATION -> new FigureRows(true);
      case FIGURES -> new FigureRows(false);
    };
  }

  private void data(TableRow row) throws IOException {
    if (reader == null || cells == null || profile == null || row.blank() || total(row) || repeatedHeader(row, profile)) {
      return;
    }
    cells.on(row);
    reader.read(cells, row.formulas() == null ? sink : new FormulaNotes(sink, row, profile));
  }

  /** A last row 合计 or 总计 sums up and is nobody's right. */
  private static boolean total(TableRow row) {
    for (String cell : row.cells()) {
      String text = cell.strip();
      if (!text.isEmpty()) {
        return text.length() <= 40 && TOTAL.matcher(text.replace(" ", "").replace("\u3000", "")).matches();
      }
    }
    return false;
  }

  /** Printed tables repeat their headers on every page. */
  private static boolean repeatedHeader(TableRow row, ColumnProfile profile) {
    int same = 0;
    for (ColumnProfile.Column column : profile.columns()) {
      if (column.field() != null && column.header().equals(row.cell(column.index()).strip())) {
        same++;
      }
    }
    return same >= 2;
  }

  /** Notes on the row which of its values are a formula's stored result. */
  private record FormulaNotes(RowSink sink, TableRow row, ColumnProfile profile) implements RowSink {

    /** What a spreadsheet writes where a formula has no result. */
    private static final Pattern FAILED = Pattern.compile("#(DIV/0!|N/A|NAME\\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)");

    @Override
    public void row(SourceRow source) throws IOException {
      List<Problem> notes = new ArrayList<>(source.notes());
      List<Problem> problems = new ArrayList<>(source.problems());
      for (ColumnProfile.Column column : profile.columns()) {
        if (column.field() != null && row.formulas() != null && row.formulas().get(column.index())) {
          String value = row.cell(column.index());
          if (FAILED.matcher(value).matches()) {
            problems.add(Problem.of(column.header(), value, "intake.row.formula-failed", value));
          } else {
            notes.add(Problem.of(column.header(), value, "intake.row.formula"));
          }
        }
      }
      sink.row(new SourceRow(source.part(), source.line(), source.number(), source.publication(), source.facts(), source.parties(),
          source.events(), problems, notes, source.raw()));
    }

    @Override
    public void figure(SourceFigure figure) throws IOException {
      sink.figure(figure);
    }
  }
}
