package cityip.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The words of the sample city, from {@code sample/city.yaml}. */
record SampleWords(List<String> firmNames, List<University> universities, List<String> surnames, List<String> givenNames, Map<String, String> streets,
    List<Agency> agencies, List<String> banks, List<Industry> industries, List<String> marks, List<String> works, List<String> software,
    List<Locality> localities, List<String> crops) {

  record University(String name, String unit) {}

  record Agency(String name, String code) {}

  record Industry(String name, List<String> units, List<String> ipc, List<String> nouns, List<String> parts, List<String> effects) {}

  record Locality(String name, String unit) {}

  static SampleWords read() {
    try (var in = SampleWords.class.getClassLoader().getResourceAsStream("sample/city.yaml")) {
      if (in == null) {
        throw new IllegalStateException("sample/city.yaml is missing from the program.");
      }
      return new YAMLMapper().readValue(in, SampleWords.class);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
