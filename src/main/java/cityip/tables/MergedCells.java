package cityip.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells merged downwards: a person who merges the owner's cell over three rows means all three. A sheet names its merged cells only
 * after its rows, so they are looked for beforehand; in sheets too large to be made by hand (64 MB) nobody merges and nobody looks.
 */
final class MergedCells {

  static final MergedCells NONE = new MergedCells(List.of());
  private static final long BY_HAND = 64L << 20;
  private static final Pattern RANGE = Pattern.compile("<(?:\\w+:)?mergeCell ref=\"([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})\"");

  private record Range(int column, int firstLine, int lastLine, int lastColumn) {}

  /** Takes a value for a column. */
  interface Filler {
    void put(int column, String value);
  }

  private final List<Range> ranges;
  private final Map<Range, String> values = new HashMap<>();

  private MergedCells(List<Range> ranges) {
    this.ranges = ranges;
  }

  static MergedCells of(Archive zip, String part) throws IOException {
    long size = zip.claimedSize(part);
    if (size < 0 || size > BY_HAND) {
      return NONE;
    }
    List<Range> ranges = new ArrayList<>();
    try (InputStream in = zip.open(part)) {
      String tail = afterRows(in);
      Matcher found = RANGE.matcher(tail);
      while (found.find() && ranges.size() < 20_000) {
        Range range = new Range(column(found.group(1)), Integer.parseInt(found.group(2)),
            Integer.parseInt(found.group(4)), column(found.group(3)));
        if (range.lastLine() > range.firstLine()) {
          ranges.add(range);
        }
      }
    }
    return ranges.isEmpty() ? NONE : new MergedCells(ranges);
  }

  /** What stands behind the last row: at most the last megabyte, cut at the end of the rows. */
  private static String afterRows(InputStream in) throws IOException {
    byte[] ring = new byte[1 << 20];
    byte[] chunk = new byte[1 << 16];
    long total = 0;
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      int at = (int) (total % ring.length);
      int first = Math.min(n, ring.length - at);
      System.arraycopy(chunk, 0, ring, at, first);
      System.arraycopy(chunk, first, ring, 0, n - first);
      total += n;
    }
    int held = (int) Math.min(total, ring.length);
    int start = total > ring.length ? (int) (total % ring.length) : 0;
    byte[] ordered = new byte[held];
    System.arraycopy(ring, start, ordered, 0, Math.min(held, ring.length - start));
    System.arraycopy(ring, 0, ordered, Math.min(held, ring.length - start), held - Math.min(held, ring.length - start));
    String text = new String(ordered, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("sheetData>");
    return end < 0 ? text : text.substring(end);
  }

  private static int column(String letters) {
    int value = 0;
    for (int i = 0; i < letters.length(); i++) {
      value = value * 26 + (letters.charAt(i) - 'A' + 1);
    }
    return value - 1;
  }

  /** Gives the covered cells of a line the value of their merged cell's first line. */
  void fill(int line, Filler filler) {
    for (Range range : ranges) {
      if (line > range.firstLine() && line <= range.lastLine()) {
        String value = values.get(range);
        if (value != null) {
          filler.put(range.column(), value);
        }
      }
    }
  }

  void remember(int line, String[] cells) {
    for (Range range : ranges) {
      if (range.firstLine() == line && range.column() < cells.length && !cells[range.column()].isEmpty()) {
        values.put(range, cells[range.column()]);
      }
    }
  }
}
