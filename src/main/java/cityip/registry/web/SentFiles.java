package cityip.registry.web;

import cityip.registry.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What a form or a program sent: one file goes in as it is, several go in together as one batch. */
final class SentFiles {

  private SentFiles() {}

  /** Those that were chosen: an empty file field sends a part without a name. */
  static List<MultipartFile> named(@Nullable List<MultipartFile> files) {
    return files == null ? List.of() : files.stream().filter(file -> file.getOriginalFilename() != null && !file.getOriginalFilename().isBlank()).toList();
  }

  static Intake.BatchId receive(Intake intake, List<MultipartFile> files, @Nullable String profile, String actor) throws IOException {
    MultipartFile first = files.getFirst();
    if (files.size() == 1) {
      try (InputStream in = first.getInputStream()) {
        return intake.receive(in, name(first), profile, actor);
      }
    }
    List<Intake.Part> parts = files.stream().map(file -> new Intake.Part(name(file), file::getInputStream)).toList();
    return intake.receiveTogether(parts, name(first) + " +" + (files.size() - 1), profile, actor);
  }

  private static String name(MultipartFile file) {
    String given = file.getOriginalFilename();
    return given == null || given.isBlank() ? "-" : given;
  }
}
