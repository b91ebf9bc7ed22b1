package cityip.vault;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a file is, by its content: the few kinds the platform deals with, told from the first and last bytes. The name and
 * what the browser claims play no part.
 */
final class MediaTypes {

  static final int LOOK_AT = 8192;

  private static final String[][] MAGIC = {
      {"%PDF-", "application/pdf"}, {"\u0089PNG\r\n\u001a\n", "image/png"}, {"\u00ff\u00d8\u00ff", "image/jpeg"},
      {"GIF8", "image/gif"}, {"II*\0", "image/tiff"}, {"MM\0*", "image/tiff"}, {"\u001f\u008b", "application/gzip"},
      {"7z\u00bc\u00af'\u001c", "application/x-7z-compressed"}, {"Rar!\u001a\u0007", "application/vnd.rar"}};

  private MediaTypes() {}

  /**
   * @param head      the first {@value #LOOK_AT} bytes or all there are
   * @param tail      the last ones, where a zip file lists its entries
   * @param directory of an OLE2 file, the sector that names its streams; otherwise anything
   */
  static String of(byte[] head, byte[] tail, byte[] directory) {
    if (head.length == 0) {
      return "application/x-empty";
    }
    String latin = latin(head);
    for (String[] magic : MAGIC) {
      if (latin.startsWith(magic[0])) {
        return magic[1];
      }
    }
    if (latin.startsWith("PK\u0003\u0004") || latin.startsWith("PK\u0005\u0006")) {
      return ofZip(latin + latin(tail));
    }
    if (isOle2(head)) {
      return ofOle2(latin(directory).replace("\0", ""));
    }
    return ofText(head, latin);
  }

  static boolean isOle2(byte[] head) {
    return latin(head).startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
  }

  private static String ofZip(String bytes) {
    if (bytes.contains("xl/workbook")) {
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }
    if (bytes.contains("word/document")) {
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    }
    return "application/zip";
  }

  /** A workbook with a password is an OLE2 file around an encrypted package, whatever its name ends in. */
  private static String ofOle2(String streams) {
    if (streams.contains("EncryptedPackage")) {
      return "application/x-encrypted-office";
    }
    if (streams.contains("Workbook") || streams.contains("Book")) {
      return "application/vnd.ms-excel";
    }
    return streams.contains("WordDocument") ? "application/msword" : "application/x-ole-storage";
  }

  private static String ofText(byte[] head, String latin) {
    String text = latin;
    if (latin.startsWith("\u00ef\u00bb\u00bf")) {
      text = latin.substring(3);
    } else if (latin.startsWith("\u00ff\u00fe") || zerosAt(1, head) > zerosAt(0, head)) {
      text = new String(head, StandardCharsets.UTF_16LE);
    } else if (latin.startsWith("\u00fe\u00ff") || zerosAt(0, head) > zerosAt(1, head)) {
      text = new String(head, StandardCharsets.UTF_16BE);
    }
    if (text.chars().anyMatch(c -> c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f')) {
      return "application/octet-stream";
    }
    String begin = text.substring(0, Math.min(text.length(), 300)).strip().replace("\ufeff", "").toLowerCase(Locale.ROOT);
    if (begin.startsWith("<!doctype html") || begin.startsWith("<html")) {
      return "text/html";
    }
    if (begin.startsWith("<?xml") || begin.matches("(?s)<[a-z!?_].*")) {
      return "application/xml";
    }
    if (begin.startsWith("{") || begin.startsWith("[{") || begin.startsWith("[\"")) {
      return "application/json";
    }
    String firstLine = text.lines().findFirst().orElse("");
    return firstLine.chars().anyMatch(c -> c == ',' || c == '\t' || c == ';') ? "text/csv" : "text/plain";
  }

  /** Without a byte-order mark, the zero bytes of line feeds, digits and commas tell which way round UTF-16 is. */
  private static int zerosAt(int parity, byte[] head) {
    int zeros = 0;
    for (int i = parity; i < head.length; i += 2) {
      zeros += head[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
