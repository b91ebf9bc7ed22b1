package cityip.navigation;

import cityip.kernel.RightKind;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One patent document of a frozen corpus, as it stood on the corpus's day.
 *
 * @param office where it was filed, such as {@code CN}
 * @param ends first day after its term, null when there is none
 * @param state code of its legal state
 * @param family name shared by the documents of one family; its own number when it has no other member
 * @param classes IPC symbols, the main one first
 * @param owners first named first
 * @param unit county-level code of the first owner, null outside the city
 * @param cites publication numbers it cites
 * @param nodes keys of the breakdown's nodes whose query found it
 * @param pending applied for and neither granted nor ended
 * @param effects effects it was tagged with
 * @param features features of the product that its claims may cover; none when it belongs to who asks
 */
public record Item(long id, String number, String title, RightKind kind, String office, @Nullable LocalDate filed, @Nullable LocalDate granted,
    @Nullable LocalDate ends, String state, boolean alive, boolean pending, String family, String publication, List<String> classes, List<Actor> owners, List<String> inventors,
    @Nullable String unit, List<String> cites, List<Dealing> dealings, Set<String> nodes, Set<String> effects, Set<String> features) {

  /** An owner under one name, whatever the sources called it. */
  public record Actor(long id, String name, String type) {}

  /** What was done with the right: {@code transferred}, {@code licensed}, {@code open-licensed}, {@code pledged}. */
  public record Dealing(String kind, LocalDate day, String from, String to) {}

  public Item {
    classes = List.copyOf(classes);
    owners = List.copyOf(owners);
    inventors = List.copyOf(inventors);
    cites = List.copyOf(cites);
    dealings = List.copyOf(dealings);
    nodes = ordered(nodes);
    effects = ordered(effects);
    features = ordered(Objects.requireNonNullElse(features, Set.of())); // corpora frozen before features were known have none
  }

  /** In one order, so that equal documents are written alike. */
  private static Set<String> ordered(Set<String> values) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }

  /** Year of filing, 0 when the day is not known. */
  int year() {
    return filed == null ? 0 : filed.getYear();
  }
}
