package cityip.registry.intake;

import cityip.tables.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads a file as the intake does and keeps what came out of it. */
final class Read implements RowSink {

  static final LocalDate DATA_DAY = LocalDate.of(2026, 11, 22);
  private static final LegalEvents EVENTS = LegalEvents.load();
  private static final ColumnSense SENSE = new ColumnSense(ColumnWords.load());

  final List<SourceRow> rows = new ArrayList<>();
  final List<SourceFigure> figures = new ArrayList<>();
  List<ColumnProfile> profiles = List.of();
  List<String> passedOver = List.of();

  static Read file(Path file) throws IOException {
    return file(file, Limits.USUAL);
  }

  static Read file(Path file, Limits limits) throws IOException {
    Read read = new Read();
    SourceFile source = new SourceFile(limits, SENSE, new RowContext(DATA_DAY, EVENTS), profile -> profile, read);
    source.read(file, file.getFileName().toString());
    read.profiles = source.profiles();
    read.passedOver = source.passedOver();
    return read;
  }

  /** Reads and checks every row and keeps none. */
  static long counting(Path file) throws IOException {
    long[] rows = {0, 0};
    new SourceFile(Limits.USUAL, SENSE, new RowContext(DATA_DAY, EVENTS), profile -> profile, row -> rows[row.acceptable() ? 0 : 1]++)
        .read(file, file.getFileName().toString());
    if (rows[1] > 0) {
      throw new AssertionError(rows[1] + " rows refused");
    }
    return rows[0];
  }

  static Read bytes(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("intake-test", ".bin");
    try {
      Files.write(file, bytes);
      return file(file);
    } finally {
      Files.delete(file);
    }
  }

  static Read text(String text) throws IOException {
    return text(text, Charset.forName("UTF-8"));
  }

  static Read text(String text, Charset charset) throws IOException {
    return bytes(text.getBytes(charset));
  }

  static Read resource(String name) throws IOException {
    try (var in = Read.class.getResourceAsStream("/intake/" + name)) {
      return bytes(in.readAllBytes());
    }
  }

  SourceRow only() {
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows instead of one: " + rows);
    }
    return rows.getFirst();
  }

  List<SourceRow> accepted() {
    return rows.stream().filter(SourceRow::acceptable).toList();
  }

  List<SourceRow> refused() {
    return rows.stream().filter(row -> !row.acceptable()).toList();
  }

  @Override
  public void row(SourceRow row) {
    rows.add(row);
  }

  @Override
  public void figure(SourceFigure figure) {
    figures.add(figure);
  }
}
