package cityip.registry.intake;

import cityip.registry.Statement;
import cityip.tables.Limits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a batch's file on a thread of its own and hands over chunks, so that reading and loading each have a core. */
final class BatchReader implements Runnable, RowSink {

  /** What the loading thread receives. */
  sealed interface Handed {
    record Rows(Chunk chunk, StatementDesk.Ready ready) implements Handed {}

    /** The file is at its end, or reading ended for a reason. */
    record End(List<ColumnProfile> profiles, List<String> passedOver, @Nullable Throwable why) implements Handed {}
  }

  private final Path file;
  private final String name;
  private final long cursor;
  private final StatementDesk desk;
  private final BlockingQueue<Handed> queue;
  private final SourceFile source;
  private final Statements statements;
  private final LocalDate today;
  private long seen;
  private Chunk chunk;

  /**
   * @param cursor rows that earlier attempts have loaded; they are read over
   * @param today the day the file came, beyond which nothing can have happened
   */
  BatchReader(Path file, String name, long cursor, ColumnSense sense, RowContext context, UnaryOperator<ColumnProfile> remembered,
      StatementDesk desk, BlockingQueue<Handed> queue, LocalDate today) {
    this.file = file;
    this.name = name;
    this.cursor = cursor;
    this.desk = desk;
    this.queue = queue;
    this.source = new SourceFile(Limits.USUAL, sense, context, remembered, this);
    this.statements = new Statements(context.dataDay());
    this.today = today;
    this.chunk = new Chunk(cursor);
  }

  @Override
  public void run() {
    Throwable why = null;
    try {
      source.read(file, name);
      hand(true);
    } catch (Throwable end) { // also OutOfMemoryError: the loading thread must learn of every end
      why = end;
      handQuietly();
    }
    try {
      queue.put(new Handed.End(source.profiles(), source.passedOver(), why));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Rows before the place where a file broke off are as good as any. */
  private void handQuietly() {
    try {
      hand(true);
    } catch (IOException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void hand(boolean last) throws IOException {
    if (chunk.full() || last && chunk.read > 0) {
      try {
        queue.put(new Handed.Rows(chunk, desk.prepare(chunk.statements)));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
      chunk = new Chunk(chunk.from + chunk.read);
    }
  }

  @Override
  public void row(SourceRow read) throws IOException {
    if (++seen <= cursor) {
      return;
    }
    SourceRow row = FutureDays.checked(read, today);
    if (!row.acceptable()) {
      chunk.refuse(row);
    } else {
      Optional<Statement> statement = statements.of(row);
      if (statement.isPresent()) {
        chunk.statement(statement.get(), row);
      } else {
        String number = String.valueOf(row.number());
        chunk.refuse(row.part(), row.line(), List.of(Problem.of("", number, "intake.row.says-nothing")), row.raw());
      }
    }
    hand(false);
  }

  @Override
  public void figure(SourceFigure figure) throws IOException {
    if (++seen > cursor) {
      chunk.figure(figure);
      hand(false);
    }
  }
}
