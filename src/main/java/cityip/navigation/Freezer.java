package cityip.navigation;

import cityip.kernel.AsOf;
import cityip.navigation.Item.Actor;
import cityip.navigation.Item.Dealing;
import cityip.party.Body;
import cityip.party.PartyKind;
import cityip.party.PartyRegister;
import cityip.registry.RightProfiles;
import cityip.registry.RightProfiles.Profile;
import cityip.registry.RightState;
import cityip.rulebook.City;
import cityip.rulebook.Rulebook;
import cityip.search.LabelBook;
import cityip.search.QueryLine;
import cityip.search.SearchIndex;
import cityip.search.SearchOrder;
import cityip.search.SearchRequest;
import cityip.shell.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs the lines of a breakdown and takes down every document as it stood: families joined, owners under one name, noise left out. */
@Component
class Freezer {

  /** A corpus beyond this is a field too wide to read; the message says so. */
  static final int MOST = 200_000;

  private final SearchIndex index;
  private final LabelBook labels;
  private final RightProfiles profiles;
  private final PartyRegister parties;
  private final Rulebook rulebook;
  private final City city;

  Freezer(SearchIndex index, LabelBook labels, RightProfiles profiles, PartyRegister parties, Rulebook rulebook, City city) {
    this.rulebook = rulebook;
    this.city = city;
    this.index = index;
    this.labels = labels;
    this.profiles = profiles;
    this.parties = parties;
  }

  /** The corpus would be larger than {@link #MOST}. */
  static final class TooMany extends RuntimeException {
    TooMany() {
      super("navigation.corpus.too-many", null, false, false);
    }
  }

  /** How many rights a line finds now; 0 for a line that cannot be read. */
  long count(String line, Scope scope) {
    return QueryLine.read(line, labels) instanceof QueryLine.Read read ? index.search(new SearchRequest(read.wanted(), scope, SearchOrder.RELEVANCE, false, 0, 0, List.of())).total() : 0;
  }

  /** What a line finds now, as ids of rights. */
  Set<Long> found(String line, Scope scope) {
    var ids = new LinkedHashSet<Long>();
    if (QueryLine.read(line, labels) instanceof QueryLine.Read read) {
      index.each(read.wanted(), scope, hit -> {
        ids.add(Long.valueOf(hit.id()));
        if (ids.size() > MOST) {
          throw new TooMany();
        }
      });
    }
    return ids;
  }

  /** What is asked for: the breakdown, effects and features that tag, what is left out, and what people told. */
  record Asked(List<Project.Node> nodes, List<Project.Effect> effects, List<Project.Feature> features, Set<Long> noise, List<Premises.Benchmark> benchmarks,
      List<Premises.Standard> standards, List<Premises.Reading> readings, @Nullable Long own) {

    static Asked of(List<Project.Node> nodes, @Nullable Long own) {
      return new Asked(nodes, List.of(), List.of(), Set.of(), List.of(), List.of(), List.of(), own);
    }

    Premises premises(String here, Premises.Weights weights) {
      var links = new TreeMap<String, String>();
      nodes.stream().filter(node -> !node.link().isEmpty()).forEach(node -> links.put(node.key(), node.link()));
      return new Premises(here, own, weights, links, benchmarks, standards, readings);
    }
  }

  Corpus freeze(Asked asked, Scope scope, AsOf at, String query) {
    var nodes = asked.nodes();
    var nodesOf = new LinkedHashMap<Long, Set<String>>();
    for (var node : nodes) {
      if (!node.line().isEmpty()) {
        found(node.line(), scope).stream().filter(id -> !asked.noise().contains(id)).forEach(id -> into(nodesOf, id, node, nodes));
      }
    }
    if (nodesOf.size() > MOST) {
      throw new TooMany();
    }
    var effectsOf = new HashMap<Long, Set<String>>();
    asked.effects().forEach(effect -> found(effect.line(), scope).forEach(id -> effectsOf.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(effect.name())));
    var featuresOf = new HashMap<Long, Set<String>>();
    asked.features().forEach(feature -> found(feature.line(), scope).forEach(id -> featuresOf.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(feature.name())));
    var all = profiles.of(nodesOf.keySet(), at);
    var bodies = parties.standingFor(all.values().stream().flatMap(profile -> profile.owners().stream()).map(RightProfiles.Owner::party).toList());
    var families = families(all);
    var items = new ArrayList<Item>(all.size());
    all.forEach((id, profile) -> items.add(item(profile, families.of(name(profile)), bodies, nodesOf.getOrDefault(id, Set.of()), effectsOf.getOrDefault(id, Set.of()),
        profile.owners().stream().anyMatch(owner -> Long.valueOf(owner.party()).equals(asked.own())) ? Set.of() : featuresOf.getOrDefault(id, Set.of()))));
    var weights = Premises.Weights.of(rulebook.rule("navigation.key-patents.weights", at.day()));
    return new Corpus(at.day(), query, items, asked.premises(city.name(), weights));
  }

  /** What is in a node is in the nodes above it. */
  private static void into(Map<Long, Set<String>> nodesOf, long id, Project.Node node, List<Project.Node> nodes) {
    var own = nodesOf.computeIfAbsent(id, _ -> new LinkedHashSet<>());
    own.add(node.key());
    nodes.stream().filter(node::isBelow).forEach(above -> own.add(above.key()));
  }

  private static Families families(Map<Long, Profile> all) {
    var families = new Families();
    all.values().forEach(profile -> {
      var names = new ArrayList<String>();
      names.add(name(profile));
      profile.family().forEach(member -> names.add(bare(member)));
      var publication = profile.publication();
      if (publication != null) {
        names.add(bare(publication));
      }
      if (!profile.number().jurisdiction().equals("CN")) {
        names.add(bare(profile.number().canonical()));
      }
      profile.priorities().forEach(priority -> names.add(application(priority)));
      names.add(application(name(profile)));
      families.join(names);
    });
    return families;
  }

  private static String name(Profile profile) {
    return profile.number().jurisdiction() + profile.number().canonical();
  }

  /** US11234567B2 and US2020123456A1 stay apart, US11234567B1 and B2 do not. */
  private static String bare(String publication) {
    return publication.strip().toUpperCase(Locale.ROOT).replaceAll("[A-Z]\\d?$", "");
  }

  /**
   * An application as a priority names it and as the right itself is numbered: {@code CN201810392222@2018-04-27} and
   * {@code CN201810392222.0} are one. Chinese numbers carry a check digit that priorities leave out.
   */
  static String application(String written) {
    var bare = written.strip().toUpperCase(Locale.ROOT).replaceAll("@.*$", "").replaceAll("\\.[\\dX]$", "").replaceAll("[^A-Z0-9]", "");
    return "application " + (bare.matches("CN\\d{12}[\\dX]") ? bare.substring(0, 14) : bare);
  }

  private static Item item(Profile profile, String family, Map<Long, Body> bodies, Set<String> nodes, Set<String> effects, Set<String> features) {
    var owners = profile.owners().stream().map(owner -> {
      var body = bodies.get(owner.party());
      return body == null ? new Actor(owner.party(), owner.name(), type(PartyKind.suggestedBy(owner.name()))) : new Actor(body.id(), body.name(), type(body.kind()));
    }).distinct().toList();
    var dealings = profile.dealings().stream().map(dealing -> new Dealing(dealing.kind().code(), dealing.day(), dealing.from(), dealing.to())).toList();
    var publication = profile.publication();
    var title = profile.title();
    return new Item(profile.id(), profile.number().canonical(), title == null ? "" : title, profile.number().kind(), profile.number().jurisdiction(), profile.filed(), profile.granted(),
        profile.termEnd(), profile.state().code(), profile.state().group() == RightState.Group.ALIVE, profile.state().group() == RightState.Group.PENDING, family, publication == null ? "" : publication, profile.classes(), owners,
        profile.inventors(), profile.unit(), profile.cites(), dealings, nodes, effects, features);
  }

  private static String type(PartyKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
