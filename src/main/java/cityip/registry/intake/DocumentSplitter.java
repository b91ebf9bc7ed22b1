package cityip.registry.intake;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Many XML documents behind each other in one file, as the US office delivers a week: every {@code <?xml } begins a new one.
 * Cutting them apart before parsing means that one broken document loses only itself. The encoding must contain ASCII.
 */
final class DocumentSplitter {

  private static final byte[] START = {'<', '?', 'x', 'm', 'l'};
  private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NEW_LINES = 0x0A0A0A0A0A0A0A0AL;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final int WINDOW = 1 << 17;

  private final InputStream in;
  private final byte[] buffer = new byte[WINDOW];
  private final byte[] rest = new byte[8192];
  private int from;
  private int to;
  private boolean end;
  private boolean begun;
  private int lines;
  private int linesOfDocument;

  DocumentSplitter(InputStream in) {
    this.in = in;
  }

  /** The next document, to be read to its end or abandoned; null after the last. */
  @Nullable InputStream next() throws IOException {
    if (begun) {
      while (read(rest, 0, rest.length, false) > 0) {
        // what a broken document left behind
      }
      lines += linesOfDocument;
      linesOfDocument = 0;
    }
    begun = true;
    skipBlanks();
    if (from == to) {
      return null;
    }
    return new Part();
  }

  /** Nothing may stand before an XML declaration, yet files begin with empty lines. */
  private void skipBlanks() throws IOException {
    fill();
    while (from < to && buffer[from] <= ' ' && buffer[from] >= 0) {
      if (buffer[from] == '\n') {
        lines++;
      }
      from++;
      fill();
    }
  }

  /** Lines of the file before the current document. */
  int linesBefore() {
    return lines;
  }

  private void fill() throws IOException {
    if (to - from > START.length || end) {
      return;
    }
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    while (to <= START.length && !end) {
      int n = in.read(buffer, to, buffer.length - to);
      if (n < 0) {
        end = true;
      } else {
        to += n;
      }
    }
  }

  private int read(byte[] target, int offset, int length, boolean atStart) throws IOException {
    fill();
    if (from == to) {
      return -1;
    }
    int stop = begin(atStart ? from + 1 : from, Math.min(to, from + length + START.length), end ? to : to - START.length);
    int n = Math.min(stop - from, length);
    if (n <= 0) {
      return -1;
    }
    System.arraycopy(buffer, from, target, offset, n);
    linesOfDocument += lines(from, from + n);
    from += n;
    return n;
  }

  /** Where the next document begins, or {@code otherwise}: Horspool's search, which looks at every fifth byte of most texts. */
  private int begin(int at, int until, int otherwise) {
    int i = at + START.length - 1;
    while (i < until) {
      switch (buffer[i]) {
        case 'l' -> {
          if (startsAt(i - START.length + 1)) {
            return Math.min(i - START.length + 1, otherwise);
          }
          i += START.length;
        }
        case 'm' -> i += 1;
        case 'x' -> i += 2;
        case '?' -> i += 3;
        case '<' -> i += 4;
        default -> i += START.length;
      }
    }
    return otherwise;
  }

  /** Line ends between two places, eight bytes at a time. */
  private int lines(int start, int stop) {
    int found = 0;
    int i = start;
    for (; i + Long.BYTES <= stop; i += Long.BYTES) {
      long differing = (long) EIGHT.get(buffer, i) ^ NEW_LINES;
      long zero = ~((differing & LOW_BITS) + LOW_BITS | differing | LOW_BITS);
      found += Long.bitCount(zero);
    }
    for (; i < stop; i++) {
      found += buffer[i] == '\n' ? 1 : 0;
    }
    return found;
  }

  private boolean startsAt(int at) {
    if (at + START.length >= to) {
      return false;
    }
    for (int i = 0; i < START.length; i++) {
      if (buffer[at + i] != START[i]) {
        return false;
      }
    }
    byte after = buffer[at + START.length];
    return after == ' ' || after == '\t' || after == '\n' || after == '\r';
  }

  private final class Part extends InputStream {
    private boolean atStart = true;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int n = read(one, 0, 1);
      return n < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int n = DocumentSplitter.this.read(target, offset, length, atStart);
      atStart = atStart && n <= 0;
      return n;
    }
  }
}
