package cityip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A code in a log helps only the operator who can look it up. */
class DocumentedCodesTest {

  private static final Pattern CODE = Pattern.compile("IP-[A-Z]+-[0-9]{3}");
  private static final Pattern WITH_STATUS = Pattern.compile("\"(IP-[A-Z]+-)\" \\+");

  @Test
  void everyCodeOfTheSourcesIsExplainedAndNoOther() throws IOException {
    String explained = Files.readString(Path.of("docs", "errors.md"));
    SortedSet<String> used = new TreeSet<>();
    SortedSet<String> families = new TreeSet<>();
    try (var files = Files.walk(Path.of("src", "main", "java"))) {
      files.filter(file -> file.toString().endsWith(".java")).map(DocumentedCodesTest::read).forEach(source -> {
        CODE.matcher(source).results().forEach(match -> used.add(match.group()));
        Matcher family = WITH_STATUS.matcher(source);
        while (family.find()) {
          families.add(family.group(1) + "(status)");
        }
      });
    }
    assertThat(used).as("codes found in the sources").hasSizeGreaterThan(12);
    assertThat(families).as("codes made from an HTTP status").isNotEmpty();
    SortedSet<String> listed = new TreeSet<>();
    explained.lines().filter(line -> line.startsWith("| IP-")).forEach(line -> listed.add(line.split("\\|")[1].strip()));
    used.addAll(families);
    assertThat(listed).as("codes explained in docs/errors.md").containsExactlyElementsOf(used);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
