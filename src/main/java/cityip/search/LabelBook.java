package cityip.search;

import cityip.shell.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** All values that have names, both ways: for showing a facet and for reading {@code 法律状态=有效}. */
@Component
public final class LabelBook {

  private final List<LabelNames> owners;
  /** Closed lists do not change while the program runs, and a page asks for a hundred names. */
  private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

  LabelBook(List<LabelNames> owners) {
    this.owners = List.copyOf(owners);
  }

  /** Value → name; empty when the label's values are their own names. */
  public Map<String, String> names(String label) {
    if (label.equals(SearchField.FIELD.index())) {
      return Classification.fieldNames(Words.english());
    }
    return known.computeIfAbsent(label + (Words.english() ? "/en" : "/zh"),
        here -> owners.stream().filter(owner -> owner.label().equals(label)).map(LabelNames::names).map(Collections::unmodifiableMap).findFirst().orElse(Map.of()));
  }

  /** The name of a value, or the value itself. */
  public String name(String label, String value) {
    if (label.startsWith("ipc")) {
      var title = Classification.title(value);
      return title == null ? value : value + " " + title;
    }
    return names(label).getOrDefault(value, value);
  }

  /** The values meant by what somebody wrote, which may be the value itself, its name, or the beginning of its name. */
  List<String> values(String label, String written) {
    var wanted = Folding.fold(written.strip());
    var inChinese = new ArrayList<Map.Entry<String, String>>();
    var before = LocaleContextHolder.getLocaleContext();
    try {
      for (var language : List.of(java.util.Locale.SIMPLIFIED_CHINESE, java.util.Locale.ENGLISH)) {
        LocaleContextHolder.setLocale(language);
        inChinese.addAll(names(label).entrySet());
      }
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
    var exact = matching(inChinese.stream().filter(entry -> Folding.fold(entry.getKey()).equals(wanted) || Folding.fold(entry.getValue()).equals(wanted)));
    return !exact.isEmpty() || wanted.isEmpty() ? exact : matching(inChinese.stream().filter(entry -> Folding.fold(entry.getValue()).startsWith(wanted)));
  }

  private static List<String> matching(Stream<Map.Entry<String, String>> entries) {
    return entries.map(Map.Entry::getKey).distinct().toList();
  }

  /** Whether the label has a closed list of values at all. */
  Optional<List<String>> closed(String label) {
    var names = names(label);
    return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names.values()));
  }
}
