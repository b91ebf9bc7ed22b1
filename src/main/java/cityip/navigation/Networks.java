package cityip.navigation;

import cityip.navigation.Figure.Basis;
import cityip.navigation.Figure.Cell;
import cityip.navigation.Figure.Chart;
import cityip.navigation.Figure.Column;
import cityip.navigation.Figure.Link;
import cityip.navigation.Figure.Note;
import cityip.navigation.Figure.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.alg.clustering.LabelPropagationClustering;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Who works with whom: two owners are joined when they own a document together, as strongly as they do so often. */
final class Networks {

  private static final int SHOWN = 40;

  private Networks() {}

  static Graph<String, DefaultWeightedEdge> graph(Corpus corpus) {
    Graph<String, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    for (var item : corpus.inventions().items()) {
      var owners = Dimension.OWNER.of(item).stream().distinct().sorted().toList();
      for (int a = 0; a < owners.size(); a++) {
        for (int b = a + 1; b < owners.size(); b++) {
          graph.addVertex(owners.get(a));
          graph.addVertex(owners.get(b));
          var edge = graph.getEdge(owners.get(a), owners.get(b));
          if (edge == null) {
            edge = graph.addEdge(owners.get(a), owners.get(b));
            graph.setEdgeWeight(edge, 1);
          } else {
            graph.setEdgeWeight(edge, graph.getEdgeWeight(edge) + 1);
          }
        }
      }
    }
    return graph;
  }

  static Figure cooperation(Corpus corpus) {
    var graph = graph(corpus);
    var names = corpus.ownerNames();
    // distance, not strength, is what a shortest way adds up: unweighted, as handbooks of network analysis do
    var between = new BetweennessCentrality<>(new org.jgrapht.graph.AsUnweightedGraph<>(graph), true).getScores();
    var community = new HashMap<String, Integer>();
    var clusters = graph.vertexSet().isEmpty() ? List.<java.util.Set<String>>of()
        : new LabelPropagationClustering<>(graph, 100, new java.util.Random(1)).getClustering().getClusters();
    var ordered = clusters.stream().sorted(Comparator.<java.util.Set<String>>comparingInt(cluster -> -cluster.size()).thenComparing(cluster -> cluster.stream().min(Comparator.naturalOrder()).orElse(""))).toList();
    for (int n = 0; n < ordered.size(); n++) {
      int number = n + 1;
      ordered.get(n).forEach(owner -> community.put(owner, number));
    }
    var shown = graph.vertexSet().stream().sorted(Comparator.comparingInt((String owner) -> -graph.degreeOf(owner)).thenComparing(owner -> owner)).limit(SHOWN).toList();
    var rows = shown.stream().map(owner -> Row.of(Cell.of(names.get(owner)), Cell.of(graph.degreeOf(owner)),
        Cell.opening(corpus.where(Map.of(Dimension.OWNER, owner)).items().stream().filter(item -> item.owners().size() > 1).count(), Map.of(Dimension.OWNER, owner)),
        Cell.of(between.getOrDefault(owner, 0.0)), Cell.of(community.get(owner)))).toList();
    var links = graph.edgeSet().stream().filter(edge -> shown.contains(graph.getEdgeSource(edge)) && shown.contains(graph.getEdgeTarget(edge)))
        .map(edge -> new Link(names.getOrDefault(graph.getEdgeSource(edge), ""), names.getOrDefault(graph.getEdgeTarget(edge), ""), graph.getEdgeWeight(edge)))
        .sorted(Comparator.comparing(Link::from).thenComparing(Link::to)).toList();
    return new Figure(Analysis.CO_OPERATION, Basis.of(corpus), List.of(Column.text("owner"), Column.count("partners"), Column.count("joint"), Column.ratio("betweenness"), Column.count("community")), rows,
        new Chart(Chart.Kind.NETWORK, 0, List.of(1, 4)), links, List.of(Note.of("co-operation", graph.vertexSet().size(), graph.edgeSet().size(), ordered.size())));
  }
}
