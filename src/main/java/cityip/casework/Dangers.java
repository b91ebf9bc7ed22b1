package cityip.casework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a file for what could harm its reader: the test virus all scanners know, scripts in drawings and pages,
 * macros in office files. It reads bytes and unpacks nothing, so that a bomb has nothing to go off in.
 */
final class Dangers {

  private static final int WINDOW = 1 << 16;
  private static final int OVERLAP = 256;
  /** Written in two parts so that this very file does not alarm a scanner. */
  private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE";

  private Dangers() {}

  /** A message key that names the danger, or null when none was seen. */
  static @Nullable String in(InputStream content, String mediaType, long size) throws IOException {
    var window = new byte[WINDOW + OVERLAP];
    var kept = 0;
    var svg = false;
    for (int read; (read = content.readNBytes(window, kept, WINDOW)) > 0; ) {
      var text = new String(window, 0, kept + read, StandardCharsets.ISO_8859_1);
      var low = text.toLowerCase(Locale.ROOT);
      svg |= low.contains("<svg");
      var found = danger(text, low, mediaType, svg);
      if (found != null) {
        return found;
      }
      kept = Math.min(OVERLAP, kept + read);
      System.arraycopy(window, textEnd(text) - kept, window, 0, kept);
    }
    return null;
  }

  private static int textEnd(String text) {
    return text.length();
  }

  private static @Nullable String danger(String text, String low, String mediaType, boolean svg) {
    if (text.contains(EICAR)) {
      return "casework.danger.virus";
    }
    var marked = mediaType.equals("application/xml") || mediaType.equals("text/html") || mediaType.equals("text/plain");
    if (marked && (svg || mediaType.equals("text/html")) && (low.contains("<script") || low.contains("javascript:") || low.matches("(?s).*\\son[a-z]{3,20}\\s*=.*"))) {
      return "casework.danger.script";
    }
    if (low.contains("vbaproject.bin") || low.contains("_\0v\0b\0a\0_\0p\0r\0o\0j\0e\0c\0t") || low.contains("_vba_project")) {
      return "casework.danger.macro";
    }
    return null;
  }
}
