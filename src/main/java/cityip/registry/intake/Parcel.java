package cityip.registry.intake;

import cityip.registry.Intake;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Several files sent together, as one archive; the same files give the same bytes, so that sending them twice is seen. */
final class Parcel {

  private static final long NO_TIME = 315_532_800_000L; // 1980-01-01, the first day a zip can say

  private Parcel() {}

  static Path pack(List<Intake.Part> parts) throws IOException {
    Path packed = Files.createTempFile("parcel", ".zip");
    Set<String> names = new HashSet<>();
    try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(packed)))) {
      for (Intake.Part part : parts.stream().sorted(Comparator.comparing(Intake.Part::path)).toList()) {
        ZipEntry entry = new ZipEntry(unused(part.path(), names));
        entry.setTime(NO_TIME);
        zip.putNextEntry(entry);
        try (InputStream in = part.content().open()) {
          in.transferTo(zip);
        }
        zip.closeEntry();
      }
    } catch (IOException broken) {
      Files.deleteIfExists(packed);
      throw broken;
    }
    return packed;
  }

  /** Two files of one name from two folders both stay. */
  private static String unused(String path, Set<String> names) {
    String clean = path.replace('\\', '/').replaceAll("^(?:[A-Za-z]:)?/+", "");
    String name = clean.isBlank() ? "-" : clean;
    for (int n = 2; !names.add(name); n++) {
      name = n + "/" + clean;
    }
    return name;
  }
}
