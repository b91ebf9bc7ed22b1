package cityip.operation.library;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** The cells of a small table: CSV in UTF-8 or GB 18030, or the first sheet of a workbook that has a column of numbers. Too large or unreadable: empty with the reason. */
public final class TableFile {

  public static final int MOST_BYTES = 5_000_000;
  private static final int MOST_ROWS = 20_000;
  private static final long MOST_UNPACKED = 100_000_000;

  private TableFile() {}

  /** @param problem message key, empty when it was read */
  public record Cells(List<List<String>> rows, String problem) {}

  public static Cells read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return new Cells(List.of(), "operation.stock.file.large");
    }
    try {
      var rows = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' ? workbook(bytes) : csv(text(bytes));
      return rows.size() > MOST_ROWS ? new Cells(List.of(), "operation.stock.file.large") : new Cells(rows, new StockTable(rows).rows().isEmpty() ? "operation.stock.file.empty" : "");
    } catch (IOException | RuntimeException unreadable) {
      return new Cells(List.of(), "operation.stock.file.unreadable");
    }
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replaceFirst("^\uFEFF", "");
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, Charset.forName("GB18030"));
    }
  }

  private static List<List<String>> csv(String text) {
    var rows = new ArrayList<List<String>>();
    var first = text.lines().findFirst().orElse("");
    var separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
    CsvReader.builder().fieldSeparator(separator).allowExtraFields(true).allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).ofCsvRecord(text).forEach(line -> {
      if (rows.size() <= MOST_ROWS) {
        rows.add(line.getFields());
      }
    });
    return rows;
  }

  /** A small zip can hold a huge sheet: what it unpacks to is counted before it is read. */
  private static List<List<String>> workbook(byte[] bytes) throws IOException {
    long unpacked = 0;
    var buffer = new byte[1 << 16];
    try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        try (var in = zip.getInputStream(entry)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            unpacked += read;
            if (unpacked > MOST_UNPACKED) {
              throw new IOException("unpacks to more than " + MOST_UNPACKED + " bytes");
            }
          }
        }
      }
    }
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      for (var sheet : book.getSheets().toList()) {
        var rows = new ArrayList<List<String>>();
        try (var lines = sheet.openStream()) {
          lines.limit(MOST_ROWS + 1L).forEach(row -> rows.add(row.stream().map(cell -> cell == null ? "" : cell.getText() == null ? "" : cell.getText()).toList()));
        }
        if (!new StockTable(rows).rows().isEmpty()) {
          return rows;
        }
      }
    }
    return List.of();
  }
}
