package cityip.registry.intake;

import cityip.kernel.ApplicationNumber;
import cityip.kernel.DayText;
import cityip.kernel.IpcSymbol;
import cityip.kernel.PublicationNumber;
import cityip.kernel.Reading;
import cityip.tables.TableRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what the columns of a table mean, from its headers and, where they fail, from what stands below them. */
final class ColumnSense {

  private static final Pattern PUBLICATION = Pattern.compile("(?i)[A-Z]{2}\\s?\\d{6,12}\\s?[A-Z]\\d?");
  private static final Pattern BODY = Pattern.compile(".*(公司|大学|学院|研究院|研究所|医院|厂|集团|合作社)([;；].*)?$");

  private final ColumnWords words;

  ColumnSense(ColumnWords words) {
    this.words = words;
  }

  /**
   * Makes a profile from the first rows of a table (title rows, headers and data mixed as they come).
   * Empty when nothing identifies a right or a figure; then a person has to say.
   */
  Optional<ColumnProfile> profile(List<TableRow> head) {
    int header = headerIndex(head);
    if (header < 0) {
      return withoutHeaders(head);
    }
    TableRow row = head.get(header);
    ColumnWords.Words table = words.best(row.cells()).orElseThrow();
    List<TableRow> data = head.subList(header + 1, head.size()).stream().filter(r -> !r.blank()).toList();
    List<ColumnProfile.Column> columns = byHeader(row, table);
    boolean contradicted = table.kind() == TableKind.PATENTS && contradicted(columns, data);
    if (contradicted) {
      columns = mended(columns, data);
    }
    return Optional.of(new ColumnProfile(table.kind(), row.sheet(), row.line(), columns, !contradicted));
  }

  /** A profile that says nothing but which columns there are, for a person to fill in. */
  static ColumnProfile unknown(List<TableRow> head) {
    int widest = 0;
    TableRow first = null;
    for (TableRow row : head) {
      long filled = java.util.Arrays.stream(row.cells()).filter(cell -> !cell.isBlank()).count();
      if (filled > widest) {
        widest = (int) filled;
        first = row;
      }
    }
    List<ColumnProfile.Column> columns = new ArrayList<>();
    for (int i = 0; first != null && i < first.cells().length; i++) {
      String header = first.cells()[i].isBlank() ? ColumnProfile.letters(i) : first.cells()[i];
      columns.add(new ColumnProfile.Column(i, header, null, ColumnProfile.How.NONE, ""));
    }
    return new ColumnProfile(TableKind.PATENTS, first == null ? "" : first.sheet(), first == null ? 0 : first.line(), columns, false);
  }

  /** The row that the words of some table explain best; a row of data never is explained by two headers. */
  private int headerIndex(List<TableRow> head) {
    int best = -1;
    int bestScore = 0;
    for (int i = 0; i < head.size(); i++) {
      String[] cells = head.get(i).cells();
      int score = words.best(cells).map(table -> ColumnWords.score(table, cells)).orElse(0);
      if (score > bestScore && (score >= 4 || filled(cells) == 1)) {
        best = i;
        bestScore = score;
      }
    }
    return best;
  }

  private static int filled(String[] cells) {
    int filled = 0;
    for (String cell : cells) {
      filled += cell.isBlank() ? 0 : 1;
    }
    return filled;
  }

  private static List<ColumnProfile.Column> byHeader(TableRow row, ColumnWords.Words table) {
    List<ColumnProfile.Column> columns = new ArrayList<>(row.cells().length);
    for (int i = 0; i < row.cells().length; i++) {
      String header = row.cells()[i].strip();
      HeaderText text = HeaderText.of(header);
      Field field = header.isEmpty() ? null : table.field(text);
      columns.add(new ColumnProfile.Column(i, header.isEmpty() ? ColumnProfile.letters(i) : header, field,
          field == null ? ColumnProfile.How.NONE : ColumnProfile.How.HEADER, text.bracket()));
    }
    return columns;
  }

  /** The identifying column holds hardly any numbers while another column is full of them: headers and contents were swapped. */
  private static boolean contradicted(List<ColumnProfile.Column> columns, List<TableRow> data) {
    if (data.size() < 3) {
      return false;
    }
    double best = columns.stream().filter(c -> c.field() == Field.NUMBER || c.field() == Field.PATENT_NUMBER || c.field() == Field.PUBLICATION_NUMBER
        || c.field() == Field.GRANT_NUMBER).mapToDouble(c -> share(data, c.index(), ColumnSense::anyPatentNumber)).max().orElse(1);
    return best < 0.2 && columns.stream().anyMatch(c -> share(data, c.index(), ColumnSense::anyPatentNumber) > 0.8);
  }

  private static boolean anyPatentNumber(String cell) {
    return isApplication(cell) || isPublication(cell);
  }

  private static List<ColumnProfile.Column> mended(List<ColumnProfile.Column> columns, List<TableRow> data) {
    List<ColumnProfile.Column> guessed = byContent(data, columns.size());
    List<ColumnProfile.Column> mended = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      ColumnProfile.Column named = columns.get(i);
      Field field = guessed.get(i).field();
      mended.add(new ColumnProfile.Column(i, named.header(), field, field == null ? ColumnProfile.How.NONE : ColumnProfile.How.CONTENT, named.unit()));
    }
    return mended;
  }

  private Optional<ColumnProfile> withoutHeaders(List<TableRow> head) {
    List<TableRow> data = head.stream().filter(row -> !row.blank()).toList();
    int width = data.stream().mapToInt(row -> row.cells().length).max().orElse(0);
    List<ColumnProfile.Column> columns = byContent(data, width);
    boolean identified = columns.stream().anyMatch(c -> c.field() == Field.NUMBER || c.field() == Field.PUBLICATION_NUMBER);
    if (!identified) {
      return Optional.empty();
    }
    // Application numbers prove themselves by their check character; a table of them may be read without a look.
    boolean proved = columns.stream().anyMatch(c -> c.field() == Field.NUMBER && share(data, c.index(), ColumnSense::isApplication) >= 0.9);
    return Optional.of(new ColumnProfile(TableKind.PATENTS, data.getFirst().sheet(), 0, columns, proved));
  }

  private static List<ColumnProfile.Column> byContent(List<TableRow> data, int width) {
    List<ColumnProfile.Column> columns = new ArrayList<>(width);
    Set<Field> taken = new HashSet<>();
    for (int i = 0; i < width; i++) {
      Field field = guess(data, i, taken);
      if (field != null) {
        taken.add(field);
      }
      columns.add(new ColumnProfile.Column(i, ColumnProfile.letters(i), field, field == null ? ColumnProfile.How.NONE : ColumnProfile.How.CONTENT, ""));
    }
    return columns;
  }

  private static @Nullable Field guess(List<TableRow> data, int column, Set<Field> taken) {
    if (!taken.contains(Field.NUMBER) && share(data, column, ColumnSense::isApplication) > 0.6) {
      return Field.NUMBER;
    }
    if (!taken.contains(Field.PUBLICATION_NUMBER) && share(data, column, ColumnSense::isPublication) > 0.6) {
      return Field.PUBLICATION_NUMBER;
    }
    if (share(data, column, cell -> IpcSymbol.parse(cell.split("[;；|,，]")[0]) instanceof Reading.Read) > 0.6) {
      return taken.contains(Field.MAIN_CLASS) ? free(taken, Field.CLASSES) : Field.MAIN_CLASS;
    }
    if (share(data, column, cell -> cell.length() >= 6 && DayText.parse(cell) instanceof Reading.Read) > 0.6) {
      return taken.contains(Field.FILED) ? taken.contains(Field.PUBLISHED) ? free(taken, Field.GRANTED) : Field.PUBLISHED : Field.FILED;
    }
    if (share(data, column, cell -> BODY.matcher(cell).matches()) > 0.5) {
      return free(taken, Field.APPLICANTS);
    }
    if (share(data, column, cell -> cell.contains("省") && cell.contains("市") || cell.matches("\\d{6}.*[市县区].*")) > 0.5) {
      return free(taken, Field.ADDRESS);
    }
    if (share(data, column, cell -> cell.length() > 80) > 0.5) {
      return taken.contains(Field.ABSTRACT) ? free(taken, Field.CLAIMS) : Field.ABSTRACT;
    }
    return share(data, column, cell -> cell.length() >= 4 && cell.length() <= 80 && cell.codePoints().filter(c -> c >= 0x4e00).count() >= 3) > 0.6
        ? free(taken, Field.TITLE) : null;
  }

  private static @Nullable Field free(Set<Field> taken, Field field) {
    return taken.contains(field) ? null : field;
  }

  private static boolean isApplication(String cell) {
    return cell.length() >= 8 && cell.length() <= 24 && ApplicationNumber.parse(cell) instanceof Reading.Read;
  }

  private static boolean isPublication(String cell) {
    return PUBLICATION.matcher(cell.strip()).matches() && PublicationNumber.parse(cell) instanceof Reading.Read;
  }

  private static double share(List<TableRow> data, int column, Predicate<String> what) {
    int filled = 0;
    int fits = 0;
    for (TableRow row : data) {
      String cell = row.cell(column).strip();
      if (!cell.isEmpty()) {
        filled++;
        fits += what.test(cell) ? 1 : 0;
      }
    }
    return filled == 0 ? 0 : (double) fits / filled;
  }
}
