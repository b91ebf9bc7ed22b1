package cityip.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The folder of the index: the numbered folder that serves, named by the file {@code current}, and room for the next one while it is made. */
final class IndexFolder {

  private static final String POINTER = "current";

  private final Path folder;

  IndexFolder(Path folder) {
    this.folder = folder;
  }

  void make() throws IOException {
    Files.createDirectories(folder);
  }

  Path current() throws IOException {
    return folder.resolve(number());
  }

  private String number() throws IOException {
    var pointer = folder.resolve(POINTER);
    return Files.exists(pointer) ? Files.readString(pointer).strip() : "1";
  }

  /** Where a new index is made while the current one serves. */
  Path fresh() throws IOException {
    return folder.resolve(Integer.toString(Integer.parseInt(number()) + 1));
  }

  /** What earlier rebuilds left, and the files of the first layout, which lay here directly. */
  void sweep() throws IOException {
    var keep = Set.of(POINTER, number(), fresh().getFileName().toString());
    try (var files = Files.list(folder)) {
      for (var file : files.filter(one -> !keep.contains(one.getFileName().toString())).toList()) {
        delete(file);
      }
    }
  }

  static void delete(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      try (var inside = Files.list(file)) {
        for (var one : inside.toList()) {
          delete(one);
        }
      }
    }
    Files.deleteIfExists(file);
  }
}
