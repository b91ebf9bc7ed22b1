package cityip.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The door through which files come in. A file is kept, read in the background row by row, and can be watched, corrected,
 * sent again and undone as a whole. Work survives leaving the page, a restart and a kill.
 */
public interface Intake {

  /** Identity of a batch. */
  record BatchId(long value) {}

  /** What a batch is doing. */
  enum State {
    RECEIVED, NEEDS_COLUMNS, RUNNING, DONE, FAILED, UNDOING, UNDONE;

    /** Whether nothing will happen any more without a person. */
    public boolean resting() {
      return this != RECEIVED && this != RUNNING && this != UNDOING;
    }

    /** Whether there is something to take back. */
    public boolean undoable() {
      return this == DONE || this == FAILED;
    }
  }

  /** Rows of a batch; {@code read} is the sum of the others. */
  record Rows(long read, long accepted, long unchanged, long changed, long refused) {}

  /**
   * Who asked for an undo, and how far it is.
   *
   * @param rights rights the batch touched; 0 until they were counted
   * @param retold how many of them have been told anew
   */
  record Undoing(String actor, String reason, Instant asked, long rights, long retold) {}

  /** A sentence for a person: message key and what it names. */
  record Remark(String key, List<String> args) {}

  /**
   * One column of a table.
   *
   * @param field code of what it says, null when it is not read
   * @param how {@code HEADER}, {@code CONTENT}, {@code PERSON} or {@code NONE}
   */
  record Column(int index, String header, @Nullable String field, String how) {}

  /** How one table of the file is read. */
  record Table(String kind, String sheet, int headerLine, List<Column> columns) {}

  /**
   * A batch as it stands.
   *
   * @param dataDay the day the file speaks of
   * @param problem why it failed
   * @param undoing null when nobody asked to take it back
   * @param notes message keys of what was assumed, with how often
   * @param passedOver hidden sheets and files of an archive that were not read
   */
  record Batch(BatchId id, String name, String sha256, long size, State state, Rows rows, @Nullable String profile, String actor, Instant received,
      LocalDate dataDay, @Nullable Instant started, @Nullable Instant finished, List<Table> tables, Map<String, Long> notes,
      List<String> passedOver, @Nullable Remark problem, @Nullable Undoing undoing) {}

  /**
   * One thing wrong with one row.
   *
   * @param suggestion what would be right, null when nobody can know
   */
  record Refusal(String part, int line, String column, String value, Remark problem, @Nullable String suggestion) {}

  /** What became of a wish to undo. */
  sealed interface Undo {
    /** It is written down and happens in the background; until its end nothing of it is seen, then all of it. */
    record Begun() implements Undo {}

    /** Somebody was faster, or it is asked twice; {@code over} when it has been taken back already. */
    record AskedBefore(String actor, boolean over) implements Undo {}

    /** Still being read, or nothing to take back. */
    record NotNow(State state) implements Undo {}

    record NoSuchBatch() implements Undo {}
  }

  /** What became of a corrected mapping. */
  sealed interface Correction {
    /** Reading goes on; {@code batch} is a new one when the file is read again after an undo or a failure. */
    record Accepted(BatchId batch) implements Correction {}

    /** No column says which right a row is about. */
    record NothingIdentifies() implements Correction {}

    record NotNow(State state) implements Correction {}

    record NoSuchBatch() implements Correction {}
  }

  /**
   * Keeps the file and queues it. Returns at once; reading goes on in the background.
   *
   * @param name what the sender calls the file
   * @param profile name of a remembered mapping of columns to be used, or null to recognise them
   * @throws IOException when the sender's stream breaks off; nothing is queued then
   */
  BatchId receive(InputStream file, String name, @Nullable String profile, String actor) throws IOException;

  /** One of several files that are sent together. */
  record Part(String path, Content content) {

    /** Opens it anew each time. */
    @FunctionalInterface
    public interface Content {
      InputStream open() throws IOException;
    }
  }

  /** Keeps several files as one archive and queues it: the parts of a filing, or of several, in folders or side by side. */
  BatchId receiveTogether(List<Part> parts, String name, @Nullable String profile, String actor) throws IOException;

  /**
   * Loads statements that come from no file, such as the sample city's, as a batch like any other; returns when all are in.
   * What is known already is not recorded again, so it may be asked twice.
   */
  BatchId load(String name, String actor, Stream<Statement> statements);

  Optional<Batch> status(BatchId id);

  /** Batches, the newest first. */
  List<Batch> batches(int limit, long offset);

  long count();

  /** Names of the remembered mappings. */
  List<String> profiles();

  /** Kinds of tables a person may choose from, each with the codes of its fields, in the order of the list. */
  Map<String, List<String>> tableKinds();

  /**
   * Says what the columns of a waiting batch are and lets it go on; remembered for the next file of the source. A batch that was
   * undone or failed has its file read again as a new batch.
   *
   * @param kind kind of table
   * @param fields code of the field by index of the column; absent columns are not read
   * @param rememberAs a name for the source, or null
   */
  Correction correctColumns(BatchId id, String kind, Map<Integer, String> fields, @Nullable String rememberAs, String actor);

  List<Refusal> refusals(BatchId id, int limit, long offset);

  /** Number of refusals; a row with two problems counts twice. */
  long refusalCount(BatchId id);

  /** Writes the refused rows as a workbook that can be corrected and sent again as it is. */
  void refusedWorkbook(BatchId id, OutputStream out, Locale language) throws IOException;

  /** Lets a whole batch be taken back by a compensating fact; returns at once. */
  Undo undo(BatchId id, String actor, String reason);

  /** Waits until a batch rests or the time is over; the batch as it then stands. For the command line and tests. */
  Batch await(BatchId id, Duration atMost) throws InterruptedException;
}
