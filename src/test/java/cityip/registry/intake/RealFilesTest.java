package cityip.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real file at hand. They are no part of the project: without {@code ../shared/data} these tests are skipped. */
class RealFilesTest {

  private static final Path DATA = Path.of("../shared/data");

  @TempDir
  Path dir;

  @BeforeEach
  void dataAtHand() {
    assumeTrue(Files.isDirectory(DATA), "no real files at ../shared/data: skipped");
  }

  @Test
  void readsEveryPatentDocument() throws IOException {
    int documents = 0;
    for (Path file : files("patent_xml", "xml")) {
      if (file.toString().contains("cnipa_filing")) {
        continue;
      }
      Read read = Read.file(file);
      assertThat(read.refused()).as(file.toString()).isEmpty();
      documents += read.accepted().size();
      assertThat(read.accepted()).as(file.toString()).allSatisfy(row ->
          assertThat(new Statements(Read.DATA_DAY).of(row)).isPresent());
    }
    assertThat(documents).isGreaterThanOrEqualTo(25);
  }

  @Test
  void readsTheFilingsAsAnArchive() throws IOException {
    Path zip = dir.resolve("filings.zip");
    Path root = DATA.resolve("patent_xml/cnipa_filing");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Path file : files("patent_xml/cnipa_filing", "xml")) {
        out.putNextEntry(new ZipEntry(root.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    Read read = Read.file(zip);
    assertThat(read.accepted()).hasSize(3).allSatisfy(row ->
        assertThat(row.facts()).containsKeys(Field.TITLE, Field.ABSTRACT, Field.CLAIMS));
  }

  @Test
  void readsFourThousandTitles() throws IOException {
    Read read = Read.file(DATA.resolve("cn_titles/titles_ipc.csv"));
    assertThat(read.refused()).isEmpty();
    assertThat(read.accepted()).hasSize(4870);
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (var walk = Files.walk(DATA.resolve(folder))) {
      return walk.filter(file -> file.toString().toLowerCase(java.util.Locale.ROOT).endsWith("." + ending)).sorted().toList();
    }
  }
}
