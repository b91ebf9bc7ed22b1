package cityip.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.registry.EventKind;
import cityip.tables.UnreadableSource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables and words the intake lives on are complete. */
class IntakeWordsTest {

  @Test
  void everyEventInTheTableIsOneOfTheRegistry() {
    Set<String> known = Stream.of(EventKind.values()).map(Enum::name).collect(Collectors.toSet());
    LegalEvents events = LegalEvents.load();
    assertThat(events.size()).isGreaterThan(150);
    assertThat(known).containsAll(events.eventNames());
  }

  @Test
  void everyHeaderBelongsToAKnownFieldAndTable() {
    assertThat(ColumnWords.load().tables()).hasSize(TableKind.values().length);
    assertThat(ColumnWords.load().of(TableKind.PATENTS).field(HeaderText.of("申请（专利权）人"))).isEqualTo(Field.APPLICANTS);
    assertThat(ColumnWords.load().of(TableKind.PATENTS).field(HeaderText.of(" 申请[专利权]人 "))).isEqualTo(Field.APPLICANTS);
  }

  @Test
  void everyMessageOfTheReadersIsWritten() throws IOException {
    Properties words = new Properties();
    words.load(new InputStreamReader(IntakeWordsTest.class.getResourceAsStream("/messages/intake.properties"), StandardCharsets.UTF_8));
    Set<String> used = new TreeSet<>();
    Pattern row = Pattern.compile("\"(intake\\.row\\.[a-z-]+)\"");
    Pattern file = Pattern.compile("new UnreadableSource\\(\"([a-z0-9-]+)\"");
    for (String folder : new String[] {"registry/intake", "tables"}) {
      try (var sources = Files.walk(Path.of("src/main/java/cityip", folder))) {
        for (Path source : sources.filter(Files::isRegularFile).toList()) {
          String text = Files.readString(source);
          row.matcher(text).results().forEach(m -> used.add(m.group(1)));
          file.matcher(text).results().forEach(m -> used.add("intake.file." + m.group(1)));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(35);
    assertThat(words.stringPropertyNames()).containsAll(used);
  }
}
