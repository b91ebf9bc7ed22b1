package cityip.registry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Rows in PostgreSQL's binary COPY format, built in one growing array. Three to five times as fast as batched inserts, and
 * nothing has to be quoted. Every field is its length and its bytes, big-endian.
 */
final class BinaryRows {

  private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final int EPOCH_DAY_2000 = 10957;
  private static final long EPOCH_SECOND_2000 = 946_684_800L;
  private static final int STREAM_AT = 1 << 17;
  private static final int TEXT_OID = 25;
  private static final BigInteger GROUP = BigInteger.valueOf(10_000);

  private final String copy;
  private byte[] bytes = new byte[1 << 16];
  private int size;
  private int rows;
  private @Nullable CopyIn stream;

  /** @param copy table and columns, for instance {@code registry_owner (right_id, name)} */
  BinaryRows(String copy) {
    this.copy = copy;
    System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
    size = HEADER.length;
  }

  int rows() {
    return rows;
  }

  BinaryRows row(int fields) {
    rows++;
    if (size > STREAM_AT && stream != null) {
      flush(stream);
    }
    room(2);
    putShort(fields);
    return this;
  }

  BinaryRows nothing() {
    room(4);
    putInt(-1);
    return this;
  }

  BinaryRows int8(long value) {
    room(12);
    putInt(8);
    putLong(value);
    return this;
  }

  /** Null for zero: no owner has the number 0. */
  BinaryRows int8OrNull(long value) {
    return value == 0 ? nothing() : int8(value);
  }

  BinaryRows int4(int value) {
    room(8);
    putInt(4);
    putInt(value);
    return this;
  }

  BinaryRows int2(int value) {
    room(6);
    putInt(2);
    putShort(value);
    return this;
  }

  BinaryRows day(@Nullable LocalDate day) {
    return day == null ? nothing() : int4(day == Folded.FOREVER ? Integer.MAX_VALUE : Math.toIntExact(day.toEpochDay() - EPOCH_DAY_2000));
  }

  BinaryRows moment(Instant moment) {
    return int8((moment.getEpochSecond() - EPOCH_SECOND_2000) * 1_000_000 + moment.getNano() / 1_000);
  }

  BinaryRows foreverMoment() {
    return int8(Long.MAX_VALUE);
  }

  BinaryRows text(@Nullable String text) {
    if (text == null) {
      return nothing();
    }
    int at = begin();
    utf8(text);
    return end(at);
  }

  BinaryRows texts(List<String> texts) {
    int at = begin();
    room(20);
    putInt(texts.isEmpty() ? 0 : 1);
    putInt(0);
    putInt(TEXT_OID);
    if (!texts.isEmpty()) {
      putInt(texts.size());
      putInt(1);
      texts.forEach(this::text);
    }
    return end(at);
  }

  /** A jsonb value whose text is {@code json[from, to)} followed by {@code tail}. */
  BinaryRows json(byte[] json, int from, int to, byte[] tail, int tailSize) {
    int length = to - from + tailSize;
    room(5 + length);
    putInt(1 + length);
    bytes[size++] = 1; // version of jsonb's wire form
    System.arraycopy(json, from, bytes, size, to - from);
    size += to - from;
    System.arraycopy(tail, 0, bytes, size, tailSize);
    size += tailSize;
    return this;
  }

  /** A numeric: base-10000 digits with the weight of the first. */
  BinaryRows number(@Nullable BigDecimal value) {
    if (value == null) {
      return nothing();
    }
    int scale = Math.max(0, value.scale());
    int fraction = (scale + 3) / 4;
    BigInteger rest = value.abs().setScale(fraction * 4).unscaledValue();
    short[] digits = new short[rest.bitLength() / 13 + 2];
    int n = 0;
    while (rest.signum() != 0) {
      BigInteger[] split = rest.divideAndRemainder(GROUP);
      digits[n++] = split[1].shortValue();
      rest = split[0];
    }
    room(12 + 2 * n);
    putInt(8 + 2 * n);
    putShort(n);
    putShort(n - 1 - fraction);
    putShort(value.signum() < 0 ? 0x4000 : 0);
    putShort(scale);
    while (n > 0) {
      putShort(digits[--n]);
    }
    return this;
  }

  private int begin() {
    room(4);
    size += 4;
    return size;
  }

  private BinaryRows end(int start) {
    int length = size - start;
    bytes[start - 4] = (byte) (length >>> 24);
    bytes[start - 3] = (byte) (length >>> 16);
    bytes[start - 2] = (byte) (length >>> 8);
    bytes[start - 1] = (byte) length;
    return this;
  }

  private void utf8(String text) {
    room(text.length() * 3);
    size = Utf8.encode(text, bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  private void putShort(int value) {
    bytes[size++] = (byte) (value >>> 8);
    bytes[size++] = (byte) value;
  }

  private void putInt(int value) {
    putShort(value >>> 16);
    putShort(value);
  }

  private void putLong(long value) {
    putInt((int) (value >>> 32));
    putInt((int) value);
  }

  /** From now on rows go out while more are being built, so that the server works meanwhile; {@link #send} ends it. */
  void stream(PGConnection connection) throws SQLException {
    stream = connection.getCopyAPI().copyIn("copy " + copy + " from stdin binary");
  }

  private void flush(CopyIn in) {
    try {
      in.writeToCopy(bytes, 0, size);
    } catch (SQLException failed) {
      throw new UncategorizedSQLException("copy rows", copy, failed);
    }
    size = 0;
  }

  /** Sends the rows, or the rest of them, through the connection and forgets them. */
  void send(PGConnection connection) throws SQLException {
    if (rows == 0 && stream == null) {
      return;
    }
    if (stream == null) {
      stream(connection);
    }
    CopyIn in = java.util.Objects.requireNonNull(stream);
    try {
      room(2);
      putShort(-1);
      flush(in);
      in.endCopy();
    } finally {
      cancel();
    }
    System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
    size = HEADER.length;
    rows = 0;
  }

  /** Gives up a copy that is still running; nothing of it stays. */
  void cancel() throws SQLException {
    CopyIn in = stream;
    stream = null;
    if (in != null && in.isActive()) {
      in.cancelCopy();
    }
  }

  /** UTF-8 into an array that has room; a lone half of a surrogate pair becomes a question mark. */
  static final class Utf8 {

    private Utf8() {}

    static int encode(String text, byte[] out, int at) {
      int length = text.length();
      for (int i = 0; i < length; i++) {
        char c = text.charAt(i);
        if (c < 0x80) {
          out[at++] = (byte) c;
        } else if (c < 0x800) {
          out[at++] = (byte) (0xc0 | c >> 6);
          out[at++] = (byte) (0x80 | c & 0x3f);
        } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
          int point = Character.toCodePoint(c, text.charAt(++i));
          out[at++] = (byte) (0xf0 | point >> 18);
          out[at++] = (byte) (0x80 | point >> 12 & 0x3f);
          out[at++] = (byte) (0x80 | point >> 6 & 0x3f);
          out[at++] = (byte) (0x80 | point & 0x3f);
        } else if (Character.isSurrogate(c)) {
          out[at++] = '?';
        } else {
          out[at++] = (byte) (0xe0 | c >> 12);
          out[at++] = (byte) (0x80 | c >> 6 & 0x3f);
          out[at++] = (byte) (0x80 | c & 0x3f);
        }
      }
      return at;
    }
  }
}
