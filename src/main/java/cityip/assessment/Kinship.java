package cityip.assessment;

import cityip.registry.EventKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * Which applicants belong together, and why: they filed jointly, file under one address, share an agent's person, or passed rights on to each
 * other. Whoever is tied to very many, such as a university or a platform, ties nobody else together.
 */
final class Kinship {

  /** How two applicants belong together; {@code through} are the names between them, both ends included. */
  record Tie(String reason, List<String> through) {}

  private static final int FARTHEST = 3;

  private final Graph<Long, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
  private final Map<String, String> reasons = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final Set<Long> hubs = new HashSet<>();

  private Kinship() {}

  /** @param hub tied to more than so many, an applicant, an address or an agent proves nothing */
  static Kinship of(List<Filing> filings, int hub) {
    var kinship = new Kinship();
    var byAddress = new LinkedHashMap<String, Set<Long>>();
    var byAgents = new LinkedHashMap<String, Set<Long>>();
    var byName = new HashMap<String, Long>();
    for (var one : filings) {
      one.right().owners().forEach(owner -> {
        kinship.names.put(owner.party(), owner.name());
        byName.putIfAbsent(owner.name(), owner.party());
      });
      for (var party : one.parties()) {
        one.texts().addresses().forEach(address -> byAddress.computeIfAbsent(Characters.plain(address).replaceAll("\\s+", ""), _ -> new LinkedHashSet<>()).add(party));
        one.texts().agents().forEach(agent -> byAgents.computeIfAbsent(agent, _ -> new LinkedHashSet<>()).add(party));
        one.parties().forEach(other -> kinship.tie(party, other, "joint"));
      }
    }
    for (var one : filings) {
      one.right().dealings().stream().filter(dealing -> dealing.kind() == EventKind.TRANSFERRED).forEach(dealing -> {
        var from = byName.get(dealing.from());
        var to = byName.get(dealing.to());
        if (from != null && to != null) {
          kinship.tie(from, to, "assigned");
        }
      });
    }
    byAddress.values().stream().filter(some -> some.size() <= hub).forEach(some -> kinship.all(some, "address"));
    byAgents.values().stream().filter(some -> some.size() <= hub).forEach(some -> kinship.all(some, "agent"));
    kinship.graph.vertexSet().stream().filter(party -> kinship.graph.degreeOf(party) > hub).forEach(kinship.hubs::add);
    kinship.hubs.forEach(kinship.graph::removeVertex);
    return kinship;
  }

  private void all(Collection<Long> some, String reason) {
    var list = List.copyOf(some);
    for (var i = 0; i < list.size(); i++) {
      for (var j = i + 1; j < list.size(); j++) {
        tie(list.get(i), list.get(j), reason);
      }
    }
  }

  private void tie(long one, long other, String reason) {
    if (one != other) {
      graph.addVertex(one);
      graph.addVertex(other);
      graph.addEdge(one, other);
      reasons.putIfAbsent(key(one, other), reason);
    }
  }

  private static String key(long one, long other) {
    return Math.min(one, other) + " " + Math.max(one, other);
  }

  boolean isHub(long party) {
    return hubs.contains(party);
  }

  /** Empty for strangers. */
  Optional<Tie> between(Filing one, Filing other) {
    for (var mine : one.parties()) {
      for (var theirs : other.parties()) {
        if (mine.equals(theirs)) {
          return Optional.of(new Tie("same", List.of()));
        }
      }
    }
    for (var mine : one.parties()) {
      for (var theirs : other.parties()) {
        var tie = between(mine, theirs);
        if (tie.isPresent()) {
          return tie;
        }
      }
    }
    var shared = new TreeSet<>(one.right().inventors());
    shared.retainAll(other.right().inventors());
    return shared.size() >= 2 ? Optional.of(new Tie("inventors", List.copyOf(shared))) : Optional.empty();
  }

  private Optional<Tie> between(long one, long other) {
    if (!graph.containsVertex(one) || !graph.containsVertex(other)) {
      return Optional.empty();
    }
    var direct = reasons.get(key(one, other));
    if (direct != null) {
      return Optional.of(new Tie(direct, List.of(name(one), name(other))));
    }
    var path = BFSShortestPath.findPathBetween(graph, one, other);
    return path == null || path.getLength() > FARTHEST ? Optional.empty() : Optional.of(new Tie("chain", path.getVertexList().stream().map(this::name).toList()));
  }

  private String name(long party) {
    return names.getOrDefault(party, Long.toString(party));
  }

  /** Groups of what is joined by pairs, each in ascending order. */
  static List<List<Integer>> groups(int size, Collection<int[]> pairs) {
    var leader = new int[size];
    for (var n = 0; n < size; n++) {
      leader[n] = n;
    }
    for (var pair : pairs) {
      leader[root(leader, pair[0])] = root(leader, pair[1]);
    }
    var groups = new LinkedHashMap<Integer, List<Integer>>();
    pairs.stream().flatMap(pair -> List.of(pair[0], pair[1]).stream()).distinct().sorted().forEach(n -> groups.computeIfAbsent(root(leader, n), _ -> new ArrayList<>()).add(n));
    return List.copyOf(groups.values());
  }

  private static int root(int[] leader, int n) {
    var at = n;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }
}
