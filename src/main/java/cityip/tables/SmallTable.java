package cityip.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A small table held whole, for readers that look for their own head: every visible sheet with its rows, each at the place it has in the file. */
public final class SmallTable {

  private SmallTable() {}

  /** @param rows the n-th of them stands in line n + 1; lines that the file leaves out are empty */
  public record Sheet(String name, List<List<String>> rows) {}

  /** More rows than the reader wants; nothing was kept. */
  public static final class TooManyRows extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyRows(int most) {
      super("more than " + most + " rows");
    }
  }

  /**
   * Reads CSV in whatever encoding, or a workbook old or new.
   *
   * @throws UnreadableSource when it is no table
   * @throws TooManyRows when a sheet has more rows than {@code most}
   */
  public static List<Sheet> read(byte[] content, int most) throws IOException {
    var file = Files.createTempFile("table", ".tmp");
    try {
      Files.write(file, content);
      var reading = new Reading(most);
      open(file).read(reading);
      return reading.sheets;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** A stream in a file of its own while it is read, as workbooks are read by their directory. */
  static <T> T filed(InputStream in, FileReader<T> reader) throws IOException {
    var file = Files.createTempFile("table", ".tmp");
    try {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return reader.read(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @FunctionalInterface
  interface FileReader<T> {
    T read(Path file) throws IOException;
  }

  /** The table in a file, told by its first bytes. */
  static TableSource open(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(8);
    }
    if (head.length == 0) {
      throw new UnreadableSource("empty");
    }
    if (head.length > 3 && head[0] == 'P' && head[1] == 'K') {
      return new XlsxTable(file, Limits.USUAL);
    }
    return head.length == 8 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF ? new XlsTable(file) : new TextTable(file, Limits.USUAL);
  }

  private static final class Reading implements TableSink {

    private final int most;
    private final List<Sheet> sheets = new ArrayList<>();

    Reading(int most) {
      this.most = most;
    }

    @Override
    public boolean sheet(String name, boolean hidden) {
      if (!hidden) {
        sheets.add(new Sheet(name, new ArrayList<>()));
      }
      return !hidden;
    }

    @Override
    public void row(TableRow row) throws IOException {
      if (sheets.isEmpty()) {
        sheets.add(new Sheet(row.sheet(), new ArrayList<>()));
      }
      var rows = sheets.getLast().rows();
      if (row.line() > most) {
        throw new TooManyRows(most);
      }
      while (rows.size() < row.line() - 1) {
        rows.add(List.of());
      }
      rows.add(List.of(row.cells()));
    }
  }
}
