package cityip.search;

import java.util.Arrays;
import java.util.Locale;

/** How long questions of one kind took: the middle one, and the slowest but one in a hundred. */
record Spread(long[] nanos) {

  Spread {
    nanos = nanos.clone();
    Arrays.sort(nanos);
  }

  double p50() {
    return nanos[nanos.length / 2] / 1e6;
  }

  double p99() {
    return nanos[Math.min(nanos.length - 1, nanos.length * 99 / 100)] / 1e6;
  }

  /** Our times over theirs. */
  String over(Spread theirs) {
    return String.format(Locale.ROOT, "ratio of p50 %.2f, of p99 %.2f", p50() / theirs.p50(), p99() / theirs.p99());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "p50 %.2f ms, p99 %.2f ms", p50(), p99());
  }
}
