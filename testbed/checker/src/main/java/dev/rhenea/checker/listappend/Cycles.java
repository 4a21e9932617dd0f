package dev.rhenea.checker.listappend;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** One cycle of each strongly connected component, of the class that breaks the weakest promise. */
final class Cycles {

  private final Dependencies graph;
  private final Components components;
  private final ShortestCycle shortest;

  Cycles(Dependencies graph) {
    this.graph = graph;
    this.components = new Components(graph);
    this.shortest = new ShortestCycle(graph);
  }

  List<Cycle> find() {
    Iterable<Integer> all = () -> IntStream.range(0, graph.size()).iterator();
    return components.of(all, edge -> true).stream().map(this::weakest).toList();
  }

  private Cycle weakest(List<Integer> component) {
    for (Level level : Level.WEAKEST_FIRST) {
      List<List<Integer>> parts = components.of(component, within(component, level));
      if (!parts.isEmpty()) {
        List<Integer> part = parts.getFirst();
        return Cycle.of(graph, shortest.in(part, within(part, level)));
      }
    }
    throw new IllegalStateException("the last level allows every edge");
  }

  private static Predicate<Edge> within(List<Integer> nodes, Level level) {
    Set<Integer> members = new HashSet<>(nodes);
    return edge -> level.allows(edge) && members.contains(edge.to());
  }
}
