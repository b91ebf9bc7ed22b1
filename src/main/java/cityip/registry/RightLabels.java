package cityip.registry;

import cityip.kernel.RightKind;
import cityip.party.Parties;
import cityip.rulebook.City;
import cityip.search.LabelNames;
import cityip.search.SameBodies;
import cityip.shell.Words;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the search must be told of rights: the names of their labels, and which bodies are one. */
@Configuration(proxyBeanMethods = false)
class RightLabels {

  private record Named(String label, Supplier<Map<String, String>> source) implements LabelNames {
    @Override
    public Map<String, String> names() {
      return source.get();
    }
  }

  @Bean
  LabelNames kindNames() {
    return new Named("kind", () -> {
      var names = new LinkedHashMap<String, String>();
      Arrays.stream(RightKind.values()).forEach(kind -> names.put(kind.code(), Words.t("registry.kind." + kind.code())));
      return names;
    });
  }

  @Bean
  LabelNames stateNames() {
    return new Named("state", () -> {
      var names = new LinkedHashMap<String, String>();
      Arrays.stream(RightState.values()).forEach(state -> names.put(state.code(), Words.t(state.messageKey())));
      return names;
    });
  }

  @Bean
  LabelNames unitNames(City city) {
    return new Named("unit", () -> {
      var names = new LinkedHashMap<String, String>();
      city.units().forEach(unit -> names.put(unit.code(), Words.english() ? unit.nameEn() : unit.name()));
      names.put(city.code(), Words.t("registry.unit.city"));
      return names;
    });
  }

  @Bean
  LabelNames branchNames(SeiBranches branches) {
    return new Named("branch", () -> {
      var names = new LinkedHashMap<String, String>();
      branches.names().forEach((code, name) -> names.put(code, code + " " + name));
      return names;
    });
  }

  @Bean
  SameBodies sameBodies(Parties parties) {
    return parties::sameAs;
  }
}
