package cityip.registry.web;

import cityip.registry.Intake;
import cityip.registry.Intake.Batch;
import cityip.registry.Intake.Refusal;
import cityip.registry.Intake.Remark;
import cityip.registry.Intake.State;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the intake's pages show, finished. */
public final class IntakeViews {

  private IntakeViews() {}

  /** The list with its form for a new file. */
  public record ListPage(List<Batch> batches, Paging paging, List<String> profiles, Map<String, String> problems) {}

  /** A choice of a select. */
  public record Choice(String code, String word) {}

  /** One column with the field chosen for it. */
  public record ColumnLine(int index, String header, String field, String how) {}

  /** The mapping of one table. */
  public record Mapping(String kind, String sheet, int headerLine, List<ColumnLine> columns) {}

  /** A batch with what can be done about it. */
  public record BatchPage(Batch batch, List<Mapping> mappings, List<Choice> kinds, List<Choice> fields, List<Refusal> refusals, Paging paging,
      Map<String, String> problems) {

    public long id() {
      return batch.id().value();
    }

    public boolean running() {
      return !batch.state().resting();
    }

    public boolean needsColumns() {
      return batch.state() == State.NEEDS_COLUMNS;
    }

    /** Whether the columns may be said now: before reading, or to read the file again. */
    public boolean correctable() {
      return !mappings.isEmpty() && !batch.sha256().isEmpty() && (needsColumns() || batch.state() == State.UNDONE || batch.state() == State.FAILED);
    }
  }

  public static String state(State state) {
    return Words.t("intake.state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  public static String tone(State state) {
    return switch (state) {
      case DONE -> "good";
      case RECEIVED, RUNNING, NEEDS_COLUMNS, UNDOING -> "waiting";
      case FAILED -> "bad";
      case UNDONE -> "neutral";
    };
  }

  public static String say(Remark remark) {
    return Words.t(remark.key(), remark.args().toArray());
  }

  /** A note about many rows: what was assumed, without the values of the single row. */
  public static String note(String key) {
    return key.startsWith("intake.row.") ? Words.t(key + ".short") : Words.t(key, "…", "…", "…", "…", "…");
  }

  public static String table(String kind) {
    return Words.t("intake.table." + kind);
  }

  public static String size(long bytes) {
    return bytes < 1024 ? bytes + " B" : bytes < 1 << 20 ? Words.number(bytes / 1024) + " KB" : Words.number(bytes >> 20) + " MB";
  }

  static List<Choice> kinds(Intake intake) {
    return intake.tableKinds().keySet().stream().map(kind -> new Choice(kind, table(kind))).toList();
  }

  /** Columns beyond which each offers only the fields of the recognised kind, or the page would grow without end. */
  private static final int MANY = 60;

  /** Every field any table knows; which of them fit the chosen kind is said when the form comes in. */
  static List<Choice> fields(Intake intake, Batch batch) {
    List<Choice> fields = new ArrayList<>();
    boolean many = !batch.tables().isEmpty() && batch.tables().getFirst().columns().size() > MANY;
    var kinds = many ? List.of(intake.tableKinds().getOrDefault(batch.tables().getFirst().kind(), List.of())) : intake.tableKinds().values();
    kinds.stream().flatMap(List::stream).distinct().forEach(field -> fields.add(new Choice(field, Words.t("intake.field." + field))));
    return fields;
  }

  static List<Mapping> mappings(Batch batch, Map<String, String> typed) {
    return batch.tables().stream().map(table -> new Mapping(typed.getOrDefault("kind", table.kind()), table.sheet(), table.headerLine(),
        table.columns().stream().map(column -> {
          String known = column.field();
          return new ColumnLine(column.index(), column.header(), typed.getOrDefault("column" + column.index(), known == null ? "" : known), column.how());
        }).toList())).toList();
  }
}
