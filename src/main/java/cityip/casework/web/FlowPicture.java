package cityip.casework.web;

import cityip.casework.Procedure;
import cityip.casework.web.CaseworkViews.Flow;
import cityip.casework.web.CaseworkViews.FlowEdge;
import cityip.casework.web.CaseworkViews.FlowNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Draws a table: states in rows by how many acts they are from the beginning, acts as arrows; ways back run dashed at the side. */
final class FlowPicture {

  private static final int WIDE = 150;
  private static final int HIGH = 40;
  private static final int ACROSS = 176;
  private static final int DOWN = 84;
  private static final int MARGIN = 12;

  private FlowPicture() {}

  static Flow of(Procedure procedure) {
    var depth = depths(procedure);
    var rows = new HashMap<Integer, Integer>();
    var nodes = new LinkedHashMap<String, FlowNode>();
    procedure.states().forEach(state -> {
      var row = depth.getOrDefault(state.name(), 0);
      var column = rows.merge(row, 1, Integer::sum) - 1;
      nodes.put(state.name(), new FlowNode(CaseWords.state(procedure, state.name()), MARGIN + column * ACROSS, MARGIN + row * DOWN, !state.open()));
    });
    var width = MARGIN * 2 + 40 + nodes.values().stream().mapToInt(FlowNode::x).max().orElse(0) + WIDE;
    var height = MARGIN * 2 + nodes.values().stream().mapToInt(FlowNode::y).max().orElse(0) + HIGH;
    return new Flow(width, height, List.copyOf(nodes.values()), edges(procedure, nodes));
  }

  private static List<FlowEdge> edges(Procedure procedure, Map<String, FlowNode> nodes) {
    var edges = new ArrayList<FlowEdge>();
    var drawn = new LinkedHashSet<String>();
    for (var act : procedure.acts()) {
      for (var from : act.from()) {
        if (act.to() == null || act.to().equals(from) || !drawn.add(from + ">" + act.to())) {
          continue;
        }
        var a = java.util.Objects.requireNonNull(nodes.get(from));
        var b = java.util.Objects.requireNonNull(nodes.get(act.to()));
        var back = b.y() <= a.y();
        edges.add(new FlowEdge(a.y() == b.y() ? across(a, b) : back ? back(a, b) : down(a, b), CaseWords.act(procedure, act.name()), back && a.y() != b.y()));
      }
    }
    return edges;
  }

  private static String down(FlowNode a, FlowNode b) {
    var x1 = a.x() + WIDE / 2;
    var y1 = a.y() + HIGH;
    var x2 = b.x() + WIDE / 2;
    var y2 = b.y() - 4;
    return "M%d %dC%d %d %d %d %d %d".formatted(x1, y1, x1, y1 + 26, x2, y2 - 26, x2, y2);
  }

  private static String across(FlowNode a, FlowNode b) {
    var right = b.x() > a.x();
    var near = Math.abs(b.x() - a.x()) <= ACROSS;
    var y = near ? a.y() + HIGH / 2 : a.y() + HIGH;
    return near ? "M%d %dL%d %d".formatted(right ? a.x() + WIDE : a.x(), y, right ? b.x() - 4 : b.x() + WIDE + 4, y)
        : "M%d %dC%d %d %d %d %d %d".formatted(a.x() + WIDE / 2, y, a.x() + WIDE / 2, y + 20, b.x() + WIDE / 2, y + 20, b.x() + WIDE / 2, y + 4);
  }

  private static String back(FlowNode a, FlowNode b) {
    var side = Math.max(a.x(), b.x()) + WIDE + 18;
    return "M%d %dC%d %d %d %d %d %d".formatted(a.x() + WIDE, a.y() + HIGH / 2, side, a.y() + HIGH / 2, side, b.y() + HIGH / 2, b.x() + WIDE + 4, b.y() + HIGH / 2);
  }

  private static Map<String, Integer> depths(Procedure procedure) {
    var depth = new HashMap<String, Integer>();
    var next = new ArrayDeque<String>();
    depth.put(procedure.opening().state(), 0);
    next.add(procedure.opening().state());
    while (!next.isEmpty()) {
      var state = next.remove();
      for (var act : procedure.actsIn(state)) {
        if (act.to() != null && !depth.containsKey(act.to())) {
          depth.put(act.to(), depth.getOrDefault(state, 0) + 1);
          next.add(act.to());
        }
      }
    }
    return depth;
  }
}
