package cityip.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** A table in text: comma, semicolon, tab or bar, found by which of them cuts the first lines into equal numbers of columns. */
public final class TextTable implements TableSource {

  private static final int SAMPLE = 1 << 16;
  private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|', '，');

  private final Path file;
  private final Limits limits;
  private final TextEncoding encoding;

  public TextTable(Path file, Limits limits) throws IOException {
    this.file = file;
    this.limits = limits;
    this.encoding = TextEncoding.of(file);
  }

  public TextEncoding encoding() {
    return encoding;
  }

  @Override
  public void read(TableSink sink) throws IOException {
    char separator = separator();
    int line = 0;
    try (CsvReader<CsvRecord> reader = records(open(), separator)) {
      if (!sink.sheet("", false)) {
        return;
      }
      Iterator<CsvRecord> records = reader.iterator();
      while (records.hasNext()) {
        CsvRecord csv = records.next();
        line = (int) Math.min(csv.getStartingLineNumber(), Integer.MAX_VALUE);
        sink.row(new TableRow("", line, csv.getFields().toArray(String[]::new), null));
      }
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new UnreadableSource("text-row", line + 1, limits.columns(), limits.cellChars());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Reader open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.skipNBytes(encoding.mark());
    return new InputStreamReader(in, encoding.charset());
  }

  private CsvReader<CsvRecord> records(Reader text, char separator) {
    CsvRecordHandler handler = CsvRecordHandler.of(with -> with
        .maxFields(limits.columns()).maxFieldSize(limits.cellChars()).maxRecordSize(4 * limits.cellChars()));
    return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowExtraFields(true).allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true).trimWhitespacesAroundQuotes(false)
        .maxBufferSize(4 * limits.cellChars()).build(handler, text);
  }

  private char separator() throws IOException {
    char[] sample = new char[SAMPLE];
    int length;
    try (Reader text = open()) {
      length = Math.max(new java.io.BufferedReader(text, SAMPLE).read(sample), 0);
    }
    String head = new String(sample, 0, length);
    char best = ',';
    int bestScore = 0;
    for (char candidate : SEPARATORS) {
      int score = score(head, candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  /** Rows that share the most frequent column count, times columns; one column is no table and scores nothing. */
  private int score(String head, char candidate) {
    java.util.Map<Integer, Integer> rowsByWidth = new java.util.HashMap<>();
    try (CsvReader<CsvRecord> reader = records(new java.io.StringReader(head), candidate)) {
      int rows = 0;
      for (CsvRecord csv : reader) {
        if (csv.getFieldCount() > 1) {
          rowsByWidth.merge(csv.getFieldCount(), 1, Integer::sum);
        }
        if (++rows == 40) {
          break;
        }
      }
    } catch (CsvParseException | IOException tornSample) {
      // the sample may end inside a quoted cell: what was counted before still counts
    }
    return rowsByWidth.entrySet().stream().mapToInt(e -> e.getValue() * 1000 + e.getKey()).max().orElse(0);
  }
}
