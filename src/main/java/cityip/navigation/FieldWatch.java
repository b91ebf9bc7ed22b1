package cityip.navigation;

import cityip.kernel.AsOf;
import cityip.registry.RightProfiles;
import cityip.search.SearchIndex;
import cityip.search.Wanted;
import cityip.shell.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The field of a body as its own patents show it, read today and frozen nowhere. */
@Component
public final class FieldWatch {

  private final SearchIndex index;
  private final RightProfiles profiles;
  private final Freezer freezer;
  private final Clock clock;

  FieldWatch(SearchIndex index, RightProfiles profiles, Freezer freezer, Clock clock) {
    this.index = index;
    this.profiles = profiles;
    this.freezer = freezer;
    this.clock = clock;
  }

  /** A subclass the body has patents in, with how many. */
  public record Own(String subclass, long patents) {}

  public List<Own> subclasses(long body) {
    var ids = new LinkedHashSet<Long>();
    index.each(new Wanted.OneOf("kind", Set.of("invention", "utility-model")), new Scope.OneBody(body), hit -> ids.add(Long.valueOf(hit.id())));
    return profiles.of(ids, now()).values().stream().filter(profile -> profile.owners().stream().anyMatch(owner -> owner.party() == body))
        .flatMap(profile -> profile.classes().stream().filter(symbol -> symbol.length() >= 4).map(symbol -> symbol.substring(0, 4)).distinct())
        .collect(Collectors.groupingBy(subclass -> subclass, Collectors.counting())).entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey())).map(entry -> new Own(entry.getKey(), entry.getValue())).toList();
  }

  /** All published patents of a subclass, as they stand today, seen by a body. */
  public Corpus field(String subclass, long body) {
    return freezer.freeze(Freezer.Asked.of(List.of(new Project.Node("1", subclass, "IPC=" + subclass, "")), body), new Scope.PublicOnly(), now(), "IPC=" + subclass);
  }

  private AsOf now() {
    return new AsOf(LocalDate.now(clock), clock.instant());
  }
}
