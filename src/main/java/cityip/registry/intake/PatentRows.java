package cityip.registry.intake;

import cityip.kernel.ApplicationNumber;
import cityip.kernel.IpcSymbol;
import cityip.kernel.LocarnoClass;
import cityip.kernel.PublicationNumber;
import cityip.kernel.Reading;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of a patent table in the shape of Chinese exports. */
final class PatentRows implements RowReader {

  private static final Pattern SUBCLASS = Pattern.compile("[A-H]\\d{2}[A-Z]?");
  private static final Pattern PUBLICATION_LIKE = Pattern.compile("(?i)[A-Z]{2}.*\\d[A-Z]\\d?\\s*");

  private final RowContext context;

  PatentRows(RowContext context) {
    this.context = context;
  }

  @Override
  public void read(Cells cells, RowSink sink) throws IOException {
    RowDraft row = new RowDraft(cells.row().sheet(), cells.row().line(), List.of(cells.row().cells()));
    publications(row, cells);
    number(row, cells);
    texts(row, cells);
    classes(row, cells);
    Parties.owners(row, cells, Field.OWNERS, SourceParty.Role.OWNER);
    Parties.owners(row, cells, Field.APPLICANTS, SourceParty.Role.APPLICANT);
    Parties.persons(row, cells, Field.INVENTORS, SourceParty.Role.INVENTOR);
    Parties.agency(row, cells);
    days(row, cells);
    Statuses.read(row, cells, context);
    family(row, cells);
    cites(row, cells);
    award(row, cells);
    sink.row(row.done());
  }

  private void publications(RowDraft row, Cells cells) {
    publication(row, cells, Field.PUBLICATION_NUMBER);
    publication(row, cells, Field.GRANT_NUMBER);
  }

  private static void publication(RowDraft row, Cells cells, Field field) {
    String text = cells.get(field);
    if (!text.isEmpty() && !RowDraft.absent(text)) {
      row.take(PublicationNumber.parse(text), text, cells.header(field)).ifPresent(number -> {
        row.publication(number);
        row.fact(field, number.canonical(), cells.header(field));
      });
    }
  }

  private static void number(RowDraft row, Cells cells) {
    Field field = !cells.get(Field.NUMBER).isEmpty() ? Field.NUMBER : Field.PATENT_NUMBER;
    String text = cells.get(field);
    if (!text.isEmpty() && !RowDraft.absent(text)) {
      if (PUBLICATION_LIKE.matcher(text).matches() && ApplicationNumber.parse(text) instanceof Reading.Unreadable) {
        row.take(PublicationNumber.parse(text), text, cells.header(field)).ifPresent(row::publication);
      } else {
        row.take(ApplicationNumber.parse(text), text, cells.header(field)).ifPresent(number -> identified(row, number, cells, field));
        return;
      }
    }
    byPublication(row, cells);
  }

  private static void identified(RowDraft row, ApplicationNumber number, Cells cells, Field field) {
    row.number(number.rightNumber());
    row.fact(Field.NUMBER, number.canonical(), cells.header(field));
    RightKind written = kind(cells.get(Field.KIND));
    if (written != null && written != number.kind()) {
      row.note(cells.header(Field.KIND), cells.get(Field.KIND), "intake.row.kind-differs", written.code(), number.kind().code());
    }
  }

  static @Nullable RightKind kind(String word) {
    if (word.startsWith("发明")) {
      return RightKind.INVENTION;
    }
    if (word.contains("实用新型")) {
      return RightKind.UTILITY_MODEL;
    }
    return word.contains("外观") ? RightKind.DESIGN : null;
  }

  /** Without an application number a Chinese document still says which right it is about; foreign ones say it best. */
  private static void byPublication(RowDraft row, Cells cells) {
    PublicationNumber publication = row.publication();
    if (publication == null) {
      if (!row.hasProblems()) {
        String wanted = cells.has(Field.NUMBER) ? cells.header(Field.NUMBER) : cells.header(Field.PUBLICATION_NUMBER);
        row.problem(wanted, "", "intake.row.no-number");
      }
      return;
    }
    if (!publication.isChinese()) {
      publication.rightNumber().ifPresent(row::number);
      return;
    }
    // without its kind code, so that the application (A) and the grant (B) of one number are one right
    String serial = publication.office() + publication.number();
    publication.kind().ifPresent(kind -> row.number(new RightNumber("CN", kind, serial)));
    row.note(cells.header(Field.PUBLICATION_NUMBER), publication.canonical(), "intake.row.known-by-publication", publication.canonical());
  }

  private static void texts(RowDraft row, Cells cells) {
    for (Field field : List.of(Field.TITLE, Field.ABSTRACT, Field.CLAIMS, Field.PRIORITY, Field.INDUSTRY, Field.FAMILY_COUNTRIES, Field.REMARK, Field.COUNTY)) {
      row.fact(field, cells.get(field), cells.header(field));
    }
  }

  private static void classes(RowDraft row, Cells cells) {
    Set<String> symbols = new LinkedHashSet<>();
    boolean design = row.number() != null && row.number().kind() == RightKind.DESIGN;
    symbols(row, cells, Field.MAIN_CLASS, design, symbols);
    if (!symbols.isEmpty()) {
      row.fact(Field.MAIN_CLASS, symbols.iterator().next(), cells.header(Field.MAIN_CLASS));
    }
    symbols(row, cells, Field.CLASSES, design, symbols);
    symbols(row, cells, Field.LOCARNO, true, symbols);
    if (!symbols.isEmpty()) {
      row.fact(Field.CLASSES, String.join(";", symbols), cells.header(cells.has(Field.CLASSES) ? Field.CLASSES : Field.MAIN_CLASS));
    }
  }

  private static void symbols(RowDraft row, Cells cells, Field field, boolean design, Set<String> into) {
    String text = cells.get(field);
    if (text.isEmpty() || RowDraft.absent(text)) {
      return;
    }
    for (String one : Names.cut(text, ";；|、,，\n")) {
      if (!design && SUBCLASS.matcher(one).matches()) {
        into.add(one);
      } else if (design) {
        row.takeIfReadable(LocarnoClass.parse(one), one, cells.header(field)).ifPresent(read -> into.add(read.code()));
      } else if (field == Field.MAIN_CLASS) { // the main class decides about industries: a wrong one is worth a refusal
        row.take(IpcSymbol.parse(one), one, cells.header(field)).ifPresent(read -> into.add(read.canonical()));
      } else {
        row.takeIfReadable(IpcSymbol.parse(one), one, cells.header(field)).ifPresent(read -> into.add(read.canonical()));
      }
    }
  }

  private static void days(RowDraft row, Cells cells) {
    row.day(Field.FILED, cells.get(Field.FILED), cells.header(Field.FILED));
    row.day(Field.PUBLISHED, cells.get(Field.PUBLISHED), cells.header(Field.PUBLISHED));
    row.day(Field.GRANTED, cells.get(Field.GRANTED), cells.header(Field.GRANTED));
    row.inOrder(Field.FILED, Field.PUBLISHED);
    row.inOrder(Field.FILED, Field.GRANTED);
    row.event("FILED", row.day(Field.FILED), Map.of());
    LocalDate published = row.day(Field.PUBLISHED);
    LocalDate granted = row.day(Field.GRANTED);
    boolean publishedIsGrant = publishedIsGrant(row);
    if (publishedIsGrant && granted == null) {
      granted = published;
      published = null;
    } else if (!publishedIsGrant) {
      row.inOrder(Field.PUBLISHED, Field.GRANTED);
    }
    row.event("PUBLISHED", publishedIsGrant ? null : published, RowDraft.data("publicationNumber", publishedIsGrant ? null : row.fact(Field.PUBLICATION_NUMBER)));
    String grantNumber = row.fact(Field.GRANT_NUMBER) != null ? row.fact(Field.GRANT_NUMBER) : publishedIsGrant ? row.fact(Field.PUBLICATION_NUMBER) : null;
    row.event("GRANTED", granted, RowDraft.data("publicationNumber", grantNumber));
  }

  /** The column 公开（公告）日 holds the day of grant where its number is that of a granted document (B, U, S). */
  private static boolean publishedIsGrant(RowDraft row) {
    String number = row.fact(Field.PUBLICATION_NUMBER);
    if (number != null && PublicationNumber.parse(number) instanceof Reading.Read<PublicationNumber> read) {
      PublicationNumber.Stage stage = read.value().stage();
      return stage == PublicationNumber.Stage.GRANT || stage == PublicationNumber.Stage.AFTER_PARTIAL_INVALIDATION;
    }
    RightNumber right = row.number();
    return number == null && right != null && right.isChinese() && right.kind() != RightKind.INVENTION; // models and designs are only published when granted
  }

  private void family(RowDraft row, Cells cells) {
    String text = cells.get(Field.FAMILY);
    if (text.isEmpty() || RowDraft.absent(text)) {
      return;
    }
    row.fact(Field.FAMILY, text, cells.header(Field.FAMILY));
    RightNumber self = row.number();
    for (String one : Names.cut(text, ";；、,，| \n")) {
      row.takeIfReadable(PublicationNumber.parse(one), one, cells.header(Field.FAMILY)).ifPresent(member -> {
        if (self == null || !member.office().equals(self.jurisdiction())) {
          row.event("FAMILY_MEMBER", since(row), RowDraft.data("familyNumber", member.canonical()));
        }
      });
    }
  }

  /** Other literature stands in such columns too; what is no publication number is left with a note. */
  private static void cites(RowDraft row, Cells cells) {
    var numbers = new LinkedHashSet<String>();
    for (String one : Names.cut(cells.get(Field.CITES), ";；、,，| \n")) {
      row.takeIfReadable(PublicationNumber.parse(one), one, cells.header(Field.CITES)).ifPresent(read -> numbers.add(read.canonical()));
    }
    row.fact(Field.CITES, String.join(";", numbers), cells.header(Field.CITES));
  }

  private void award(RowDraft row, Cells cells) {
    String text = cells.get(Field.AWARD);
    if (!text.isEmpty() && !RowDraft.absent(text) && !"否".equals(text)) {
      row.event("AWARDED", since(row), RowDraft.data("award", text));
    }
  }

  /** Members and awards in a list of patents carry no day: known since the day of the data, so that no past is invented. */
  private LocalDate since(RowDraft row) {
    LocalDate granted = row.day(Field.GRANTED);
    return granted != null && granted.isAfter(context.dataDay()) ? granted : context.dataDay();
  }
}
