package cityip.search;

import cityip.shell.Scope;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Any result by one or two of its labels: how many, how many families, which share, growing how, with which advantage. */
@Component
public final class Pivot {

  public static final int MOST_ROWS = 60;
  public static final int MOST_COLUMNS = 26;

  private final SearchIndex index;
  private final SearchDesk desk;

  Pivot(SearchIndex index, SearchDesk desk) {
    this.index = index;
    this.desk = desk;
  }

  /** What a result may be turned by; {@link #filter} is the parameter of the search that opens a value's rows. */
  public enum Dimension {
    YEAR("year"), KIND("kind"), STATE("state"), UNIT("unit"), SECTION("ipc.section"), CLASS("ipc.class"), SUBCLASS("ipc.subclass"), GROUP("ipc.group"), FIELD("field"),
    INDUSTRY("branch"), OWNER("ownerName"), INVENTOR("inventorName"), AGENCY("agencyName"), JURISDICTION("jurisdiction"), GOODS("class"),
    /** Documents that the hits cite; with {@code 引证=NUMBER} the hits are those that cite one. */
    CITED("cited");

    private final String label;

    Dimension(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public String filter() {
      return label.startsWith("ipc") ? "ipc" : label;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> ofCode(String code) {
      return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
  }

  /** What stands in a cell. */
  public enum Measure {
    /** Hits. */
    COUNT,
    /** Families, each once a cell. */
    FAMILIES,
    /** Of the column's hits, or of all where there are no columns. */
    SHARE,
    /** Against the year before; one dimension must be the year. */
    GROWTH,
    /** Revealed technology advantage: the cell's share of its row over the column's share of all. */
    RTA,
    /** Yuan secured by pledges, ever; renewals bring no new money. */
    PLEDGED("pledgedYuan"),
    /** Yuan of licences on record, open ones included. */
    LICENSED("licensedYuan"),
    /** Documents that the hits cite. */
    CITES("cites");

    private final @Nullable String rank;

    Measure() {
      rank = null;
    }

    Measure(String rank) {
      this.rank = rank;
    }

    /** The number that is added up; null for measures that count. */
    public @Nullable String rank() {
      return rank;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Measure> ofCode(String code) {
      return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
  }

  /** A question turned; {@code columns} null for one dimension. */
  public record Turn(Question question, Dimension rows, @Nullable Dimension columns, Measure measure) {}

  /** What came of it. */
  public sealed interface Turned {

    record Table(PivotTable table) implements Turned {}

    record NotUnderstood(QueryLine.Refused why) implements Turned {}

    /** Growth without years, or twice the same dimension. */
    record NoSense(String reason) implements Turned {}
  }

  public Turned turn(Turn turn, Scope scope) {
    var columns = turn.columns();
    if (columns != null && columns.filter().equals(turn.rows().filter())) {
      return new Turned.NoSense("search.pivot.twice");
    }
    if (turn.measure() == Measure.GROWTH && turn.rows() != Dimension.YEAR && columns != Dimension.YEAR) {
      return new Turned.NoSense("search.pivot.growth-needs-years");
    }
    if (turn.measure() == Measure.RTA && columns == null) {
      return new Turned.NoSense("search.pivot.rta-needs-two");
    }
    return switch (desk.wanted(turn.question(), scope)) {
      case QueryLine.Refused refused -> new Turned.NotUnderstood(refused);
      case QueryLine.Read read -> new Turned.Table(PivotTable.of(turn, index.pivot(read.wanted(), scope, turn.rows().label(), columns == null ? null : columns.label(),
          turn.measure() == Measure.FAMILIES, turn.measure().rank())));
    };
  }
}
