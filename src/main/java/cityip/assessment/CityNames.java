package cityip.assessment;

import cityip.kernel.RightKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names that somebody else's mark should not take: protected specialities of the city, older brands of the city, places and events. A name that is the
 * same at its core is told; likeness below that is for {@link MarkDesk}.
 */
final class CityNames {

  /** What a name is the name of. */
  enum Kind {
    SPECIALITY, BRAND, PLACE, EVENT;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean publicName() {
      return this == PLACE || this == EVENT;
    }
  }

  /** @param by the older right, where it is one */
  record Taken(Kind kind, String name, double alike, @Nullable Filing by) {}

  /** @param owners whose name it is; nobody's when empty */
  record Name(Kind kind, String name, List<Long> owners, @Nullable Filing by) {}

  private final Map<String, Name> names = new java.util.LinkedHashMap<>();

  CityNames(Collection<Name> names) {
    names.stream().filter(name -> name.name().length() >= 2).forEach(name -> this.names.putIfAbsent(name.name(), name));
  }

  /** Names of a filing of a geographical indication or of a place or event, as lists have them. */
  static List<Name> of(Collection<Filing> specialities, Collection<String> places, Collection<String> events) {
    var all = new ArrayList<Name>();
    specialities.stream().filter(one -> one.right().number().kind() == RightKind.GEOGRAPHICAL_INDICATION)
        .forEach(one -> all.add(new Name(Kind.SPECIALITY, core(one.title()), one.parties(), one)));
    events.forEach(event -> all.add(new Name(Kind.EVENT, core(event), List.of(), null)));
    places.forEach(place -> all.add(new Name(Kind.PLACE, core(place), List.of(), null)));
    return all;
  }

  private static String core(String name) {
    return MarkText.of(name.replaceAll("（.*?）|\\(.*?\\)", "")).han();
  }

  Optional<Taken> taken(Filing mark) {
    var text = MarkText.of(mark.title());
    for (var written : List.of(text.han(), text.core())) {
      var name = names.get(written);
      if (name != null && name.owners().stream().noneMatch(mark.parties()::contains)) {
        return Optional.of(new Taken(name.kind(), name.name(), written.equals(text.han()) ? 1 : 0.8, name.by()));
      }
    }
    return Optional.empty();
  }
}
