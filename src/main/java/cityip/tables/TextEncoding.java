package cityip.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * In which characters a text file is written: byte order mark first, then strict UTF-8, then GB18030 (which contains GBK and GB2312),
 * and UTF-16 without a mark where every other byte of the plain characters is zero. The whole file must fit, not only its beginning.
 *
 * @param charset how to decode
 * @param mark bytes of the byte order mark to skip
 */
public record TextEncoding(Charset charset, int mark) {

  public static final Charset GB18030 = Charset.forName("GB18030");
  private static final int CHUNK = 1 << 18;

  public static TextEncoding of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(1 << 16);
    }
    TextEncoding marked = byMark(head);
    if (marked != null) {
      long bad = firstBadByte(file, marked);
      if (bad >= 0) {
        throw new UnreadableSource("bytes-not-in-encoding", marked.charset().name(), bad);
      }
      return marked;
    }
    TextEncoding wide = wideWithoutMark(head);
    if (wide != null && firstBadByte(file, wide) < 0) {
      return wide;
    }
    return narrow(file);
  }

  private static TextEncoding narrow(Path file) throws IOException {
    TextEncoding utf8 = new TextEncoding(StandardCharsets.UTF_8, 0);
    long badInUtf8 = firstBadByte(file, utf8);
    if (badInUtf8 < 0) {
      return utf8;
    }
    TextEncoding chinese = new TextEncoding(GB18030, 0);
    long badInChinese = firstBadByte(file, chinese);
    if (badInChinese < 0) {
      return chinese;
    }
    throw new UnreadableSource("encoding-unknown", badInUtf8, badInChinese);
  }

  public static @Nullable TextEncoding byMark(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    return startsWith(head, 0x84, 0x31, 0x95, 0x33) ? new TextEncoding(GB18030, 4) : null;
  }

  /** Plain characters (digits, commas, line ends) are in every table: in UTF-16 they stand beside a zero byte, always on the same side. */
  public static @Nullable TextEncoding wideWithoutMark(byte[] head) {
    int little = 0;
    int big = 0;
    for (int i = 0; i + 1 < head.length; i += 2) {
      if (head[i + 1] == 0 && plain(head[i])) {
        little++;
      } else if (head[i] == 0 && plain(head[i + 1])) {
        big++;
      }
    }
    int pairs = Math.max(head.length / 2, 1);
    if (little * 50 > pairs && little > 10 * big) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 0);
    }
    return big * 50 > pairs && big > 10 * little ? new TextEncoding(StandardCharsets.UTF_16BE, 0) : null;
  }

  private static boolean plain(byte b) {
    return b == '\n' || b == '\r' || b == '\t' || b >= ' ' && b < 127;
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The offset of the first byte that this encoding cannot be, or -1. Text never holds NUL, so NUL counts as such a byte. */
  public static long firstBadByte(Path file, TextEncoding encoding) throws IOException {
    CharsetDecoder decoder = encoding.charset().newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    CharBuffer chars = CharBuffer.allocate(CHUNK);
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(encoding.mark());
      long offset = encoding.mark();
      boolean end = false;
      while (!end) {
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = n < 0;
        bytes.limit(bytes.position() + Math.max(n, 0)).position(0);
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, end);
        if (result.isError()) {
          return offset + bytes.position();
        }
        int nul = nul(chars.flip());
        if (nul >= 0) {
          return offset + chars.subSequence(0, nul).toString().getBytes(encoding.charset()).length;
        }
        offset += bytes.position();
        bytes.compact();
      }
      return -1;
    }
  }

  private static int nul(CharBuffer chars) {
    char[] array = chars.array();
    for (int i = 0; i < chars.limit(); i++) {
      if (array[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
