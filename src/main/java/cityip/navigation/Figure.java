package cityip.navigation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis says: a table, how it may be drawn, and what it rests on. The drawing only repeats the table.
 *
 * @param links for a network, who is joined with whom: from, to, weight
 * @param notes message keys with their arguments: how to read it, what is missing
 */
public record Figure(Analysis analysis, Basis basis, List<Column> columns, List<Row> rows, Chart chart, List<Link> links, List<Note> notes) {

  /** Below this number of documents a figure says that it rests on few (domain handbook, 11). */
  static final int FEW = 30;

  /** What a figure rests on. */
  public record Basis(int documents, int families, LocalDate day, String query) {
    static Basis of(Corpus corpus) {
      return new Basis(corpus.size(), corpus.families(), corpus.day(), corpus.query());
    }

    public boolean few() {
      return documents < FEW;
    }
  }

  /** @param word last part of the message key {@code navigation.column.*} */
  public record Column(String word, Form form) {
    static Column text(String word) {
      return new Column(word, Form.TEXT);
    }

    static Column count(String word) {
      return new Column(word, Form.COUNT);
    }

    static Column share(String word) {
      return new Column(word, Form.SHARE);
    }

    static Column ratio(String word) {
      return new Column(word, Form.RATIO);
    }
  }

  /** How a cell is written; {@code WORD} is the last part of a message key, {@code UNIT} a county-level code, {@code NODE} a key of the breakdown. */
  public enum Form { TEXT, COUNT, SHARE, RATIO, WORD, UNIT, NODE }

  /** @param provisional the documents are not all published yet */
  public record Row(List<Cell> cells, boolean provisional) {
    static Row of(Cell... cells) {
      return new Row(List.of(cells), false);
    }

    Row provisionalWhen(boolean incomplete) {
      return new Row(cells, incomplete);
    }
  }

  /** A value and the slice of the corpus that it counts; an empty slice opens nothing. */
  public record Cell(@Nullable Object value, Map<Dimension, String> slice) {
    static Cell of(@Nullable Object value) {
      return new Cell(value, Map.of());
    }

    static Cell opening(@Nullable Object value, Map<Dimension, String> slice) {
      return new Cell(value, slice);
    }

    public double number() {
      return value instanceof Number number ? number.doubleValue() : 0;
    }
  }

  /**
   * How to draw the table.
   *
   * @param label column of the names
   * @param values columns drawn; for bubbles x, y, size; for a matrix the second name and the value
   */
  public record Chart(Kind kind, int label, List<Integer> values) {
    public enum Kind { LINES, BARS, BUBBLES, MATRIX, PATH, NETWORK, FLOW, RINGS, MAP, NONE }

    static final Chart NONE = new Chart(Kind.NONE, 0, List.of());
  }

  /** Two names joined; {@code from} is a value of the label's column, {@code to} one of the column after it. */
  public record Link(String from, String to, double weight) {}

  /** A share among the arguments of a note, written as a percentage. */
  public record Share(double value) {}

  /** A sentence: the last part of its key {@code navigation.note.*}, and what is filled in. */
  public record Note(String word, List<Object> arguments) {
    static Note of(String word, Object... arguments) {
      return new Note(word, List.of(arguments));
    }
  }
}
