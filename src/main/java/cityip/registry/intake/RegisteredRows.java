package cityip.registry.intake;

import cityip.kernel.RightKind;
import cityip.kernel.RightNumbers;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Rows of works, software, geographical indications, plant varieties and layout designs: a number, a name, days, an owner. */
final class RegisteredRows implements RowReader {

  private final RightKind kind;
  private final RowContext context;

  RegisteredRows(RightKind kind, RowContext context) {
    this.kind = kind;
    this.context = context;
  }

  @Override
  public void read(Cells cells, RowSink sink) throws IOException {
    RowDraft row = new RowDraft(cells.row().sheet(), cells.row().line(), List.of(cells.row().cells()));
    number(row, cells);
    for (Field field : List.of(Field.TITLE, Field.WORK_KIND, Field.VERSION, Field.SPECIES, Field.AREA, Field.REMARK, Field.COUNTY)) {
      row.fact(field, cells.get(field), cells.header(field));
    }
    Parties.owners(row, cells, Field.OWNERS, SourceParty.Role.OWNER);
    Parties.owners(row, cells, Field.APPLICANTS, SourceParty.Role.APPLICANT);
    for (Field field : List.of(Field.AUTHORS, Field.BREEDERS, Field.INVENTORS)) {
      Parties.persons(row, cells, field, SourceParty.Role.INVENTOR);
    }
    Parties.agency(row, cells);
    days(row, cells);
    Statuses.read(row, cells, context);
    sink.row(row.done());
  }

  /** A geographical indication without a number is known by its name. */
  private void number(RowDraft row, Cells cells) {
    Field field = cells.get(Field.NUMBER).isEmpty() && kind == RightKind.GEOGRAPHICAL_INDICATION ? Field.TITLE : Field.NUMBER;
    String text = cells.get(field);
    if (text.isEmpty() || RowDraft.absent(text)) {
      row.problem(cells.header(Field.NUMBER), "", "intake.row.no-number");
    } else {
      row.take(RightNumbers.parse(kind, text), text, cells.header(field)).ifPresent(row::number);
    }
  }

  private void days(RowDraft row, Cells cells) {
    for (Field field : List.of(Field.CREATED, Field.COMPLETED, Field.RELEASED, Field.EXPLOITED, Field.FILED, Field.PUBLISHED, Field.GRANTED, Field.REGISTERED)) {
      row.day(field, cells.get(field), cells.header(field));
    }
    row.inOrder(Field.COMPLETED, Field.RELEASED);
    row.inOrder(Field.COMPLETED, Field.REGISTERED);
    row.inOrder(Field.CREATED, Field.FILED);
    row.inOrder(Field.FILED, Field.PUBLISHED);
    row.inOrder(Field.FILED, Field.GRANTED);
    row.inOrder(Field.FILED, Field.REGISTERED);
    row.event("FILED", row.day(Field.FILED), Map.of());
    row.event("PUBLISHED", row.day(Field.PUBLISHED), Map.of());
    row.event("GRANTED", row.day(Field.GRANTED), Map.of());
    LocalDate registered = row.day(Field.REGISTERED);
    row.event("REGISTERED", registered, Map.of());
  }
}
