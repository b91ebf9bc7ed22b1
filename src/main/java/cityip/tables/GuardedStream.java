package cityip.tables;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what an archive's entry unpacks to and stops a zip bomb while it unpacks, whatever its directory claims. */
final class GuardedStream extends FilterInputStream {

  private final String name;
  private final long packed;
  private final Limits limits;
  private final AtomicLong total;
  private long unpacked;

  GuardedStream(InputStream in, String name, long packed, Limits limits, AtomicLong total) {
    super(in);
    this.name = name;
    this.packed = Math.max(packed, 1);
    this.limits = limits;
    this.total = total;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      count(1);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      count(n);
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = 0;
    byte[] sink = new byte[8192];
    while (skipped < n) {
      int read = read(sink, 0, (int) Math.min(sink.length, n - skipped));
      if (read < 0) {
        break;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int n) throws UnreadableSource {
    unpacked += n;
    if (total.addAndGet(n) > limits.inflated()) {
      throw new UnreadableSource("unpacks-too-large", name, limits.inflated() >> 20);
    }
    if (unpacked > limits.ratioFrom() && unpacked / packed > limits.ratio()) {
      throw new UnreadableSource("bomb", name, unpacked / packed, limits.ratio());
    }
  }
}
