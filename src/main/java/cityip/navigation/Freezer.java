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
import cityip.search.LabelBook;
import cityip.search.QueryLine;
import cityip.search.SearchIndex;
import cityip.shell.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  Freezer(SearchIndex index, LabelBook labels, RightProfiles profiles, PartyRegister parties) {
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

  Corpus freeze(List<Project.Node> nodes, List<Project.Effect> effects, Set<Long> noise, Scope scope, AsOf at, String query) {
    var nodesOf = new LinkedHashMap<Long, Set<String>>();
    for (var node : nodes) {
      if (!node.line().isEmpty()) {
        found(node.line(), scope).stream().filter(id -> !noise.contains(id)).forEach(id -> into(nodesOf, id, node, nodes));
      }
    }
    if (nodesOf.size() > MOST) {
      throw new TooMany();
    }
    var effectsOf = new HashMap<Long, Set<String>>();
    effects.forEach(effect -> found(effect.line(), scope).forEach(id -> effectsOf.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(effect.name())));
    var all = profiles.of(nodesOf.keySet(), at);
    var bodies = parties.standingFor(all.values().stream().flatMap(profile -> profile.owners().stream()).map(RightProfiles.Owner::party).toList());
    var families = families(all);
    var items = new ArrayList<Item>(all.size());
    all.forEach((id, profile) -> items.add(item(profile, families.of(name(profile)), bodies, nodesOf.getOrDefault(id, Set.of()), effectsOf.getOrDefault(id, Set.of()))));
    return new Corpus(at.day(), query, items);
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

  private static Item item(Profile profile, String family, Map<Long, Body> bodies, Set<String> nodes, Set<String> effects) {
    var owners = profile.owners().stream().map(owner -> {
      var body = bodies.get(owner.party());
      return body == null ? new Actor(owner.party(), owner.name(), type(PartyKind.suggestedBy(owner.name()))) : new Actor(body.id(), body.name(), type(body.kind()));
    }).distinct().toList();
    var dealings = profile.dealings().stream().map(dealing -> new Dealing(dealing.kind().code(), dealing.day(), dealing.from(), dealing.to())).toList();
    var publication = profile.publication();
    var title = profile.title();
    return new Item(profile.id(), profile.number().canonical(), title == null ? "" : title, profile.number().kind(), profile.number().jurisdiction(), profile.filed(), profile.granted(),
        profile.termEnd(), profile.state().code(), profile.state().group() == RightState.Group.ALIVE, family, publication == null ? "" : publication, profile.classes(), owners,
        profile.inventors(), profile.unit(), profile.cites(), dealings, nodes, effects);
  }

  private static String type(PartyKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
