package cityip.registry.intake;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Many XML documents behind each other in one file, as the US office delivers a week: every {@code <?xml } begins a new one.
 * Cutting them apart before parsing means that one broken document loses only itself. The encoding must contain ASCII.
 */
final class DocumentSplitter {

  private static final byte[] START = {'<', '?', 'x', 'm', 'l'};
  private static final int WINDOW = 1 << 17;

  private final InputStream in;
  private final byte[] buffer = new byte[WINDOW];
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
      byte[] sink = new byte[8192];
      while (read(sink, 0, sink.length, false) > 0) {
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
    int scan = atStart ? from + 1 : from;
    int limit = end ? to : to - START.length;
    int stop = limit;
    for (int i = scan; i < limit; i++) {
      if (buffer[i] == '<' && startsAt(i)) {
        stop = i;
        break;
      }
    }
    int n = Math.min(stop - from, length);
    if (n <= 0) {
      return -1;
    }
    System.arraycopy(buffer, from, target, offset, n);
    for (int i = from; i < from + n; i++) {
      if (buffer[i] == '\n') {
        linesOfDocument++;
      }
    }
    from += n;
    return n;
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
