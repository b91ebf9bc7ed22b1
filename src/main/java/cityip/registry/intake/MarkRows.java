package cityip.registry.intake;

import cityip.kernel.NiceClass;
import cityip.kernel.TrademarkNumber;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of a trademark table. One mark in several classes may stand in several rows; the unit of count is mark x class. */
final class MarkRows implements RowReader {

  private static final Pattern TERM = Pattern.compile("^(.{8,12}?)\\s*(?:至|到|~|～|—|--|-(?=\\s*\\d{4}))\\s*(.{8,12})$");

  /** Marks remembered of a file, to join the classes of a mark that stands in several rows. */
  private static final int REMEMBERED = 200_000;

  private final RowContext context;
  private final Map<String, Set<String>> classesOf = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
      return size() > REMEMBERED;
    }
  };

  MarkRows(RowContext context) {
    this.context = context;
  }

  @Override
  public void read(Cells cells, RowSink sink) throws IOException {
    RowDraft row = new RowDraft(cells.row().sheet(), cells.row().line(), List.of(cells.row().cells()));
    String number = cells.get(Field.NUMBER);
    if (number.isEmpty()) {
      row.problem(cells.header(Field.NUMBER), "", "intake.row.no-number");
    } else {
      row.take(TrademarkNumber.parse(number), number, cells.header(Field.NUMBER)).map(TrademarkNumber::rightNumber).ifPresent(row::number);
    }
    for (Field field : List.of(Field.TITLE, Field.GOODS, Field.SIMILAR_GROUPS, Field.MARK_TYPE, Field.REMARK, Field.COUNTY)) {
      row.fact(field, cells.get(field), cells.header(field));
    }
    classes(row, cells);
    Parties.owners(row, cells, Field.OWNERS, SourceParty.Role.OWNER);
    Parties.owners(row, cells, Field.APPLICANTS, SourceParty.Role.APPLICANT);
    Parties.agency(row, cells);
    days(row, cells);
    Statuses.read(row, cells, context);
    sink.row(row.done());
  }

  /** A mark of several classes stands in several rows of an export: each row says all classes seen until then, so that none is lost. */
  private void classes(RowDraft row, Cells cells) {
    String text = cells.get(Field.NICE_CLASSES);
    if (text.isEmpty()) {
      return;
    }
    Set<String> classes = new LinkedHashSet<>();
    for (String one : Names.cut(text, ";；、,，| \n")) {
      row.take(NiceClass.parse(one), one, cells.header(Field.NICE_CLASSES)).ifPresent(read -> classes.add(read.code()));
    }
    if (!classes.isEmpty() && !row.hasProblems() && row.number() != null) {
      Set<String> all = classesOf.computeIfAbsent(row.number().canonical(), number -> new TreeSet<>());
      all.addAll(classes);
      row.fact(Field.CLASSES, String.join(";", all), cells.header(Field.NICE_CLASSES));
    }
  }

  private static void days(RowDraft row, Cells cells) {
    row.day(Field.FILED, cells.get(Field.FILED), cells.header(Field.FILED));
    row.day(Field.FIRST_PUBLISHED, cells.get(Field.FIRST_PUBLISHED), cells.header(Field.FIRST_PUBLISHED));
    row.day(Field.REGISTERED, cells.get(Field.REGISTERED), cells.header(Field.REGISTERED));
    term(row, cells);
    row.inOrder(Field.FILED, Field.FIRST_PUBLISHED);
    row.inOrder(Field.FIRST_PUBLISHED, Field.REGISTERED);
    row.inOrder(Field.FILED, Field.REGISTERED);
    row.inOrder(Field.REGISTERED, Field.VALID_UNTIL);
    row.event("FILED", row.day(Field.FILED), Map.of());
    row.event("PUBLISHED", row.day(Field.FIRST_PUBLISHED), Map.of());
    LocalDate until = row.day(Field.VALID_UNTIL);
    row.event("REGISTERED", row.day(Field.REGISTERED), RowDraft.data("until", until));
  }

  /** {@code 2021-03-07至2031-03-06} tells the registration too when no column of its own does; a single day is the end. */
  private static void term(RowDraft row, Cells cells) {
    String text = cells.get(Field.VALID_UNTIL);
    Matcher both = TERM.matcher(text);
    if (!both.matches()) {
      row.day(Field.VALID_UNTIL, text, cells.header(Field.VALID_UNTIL));
      return;
    }
    if (row.day(Field.REGISTERED) == null && !cells.has(Field.REGISTERED)) {
      row.day(Field.REGISTERED, both.group(1), cells.header(Field.VALID_UNTIL));
    }
    row.day(Field.VALID_UNTIL, both.group(2), cells.header(Field.VALID_UNTIL));
  }
}
