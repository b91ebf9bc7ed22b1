package cityip.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Browsers keep our own files for a year; their address carries what is in them, so that a new version is fetched at once. */
public final class Assets {

  private static final String VERSION = version();

  private Assets() {}

  /** Address of a file in {@code static/assets}. */
  public static String asset(String name) {
    return "/assets/" + name + "?v=" + VERSION;
  }

  private static String version() {
    var sum = new CRC32();
    for (var name : List.of("cityip.css", "cityip.js", "charts.js")) {
      try (var file = Assets.class.getResourceAsStream("/static/assets/" + name)) {
        if (file == null) {
          throw new IllegalStateException("static/assets/" + name + " is not packed.");
        }
        sum.update(file.readAllBytes());
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
