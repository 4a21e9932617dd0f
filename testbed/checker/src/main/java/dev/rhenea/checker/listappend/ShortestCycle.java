package dev.rhenea.checker.listappend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cycle with the fewest read-write edges, and among those the shortest: Dijkstra's algorithm
 * from each transaction, never further than the best cycle so far. Where that takes too long, the
 * best one so far has to do.
 */
final class ShortestCycle {

  /** More than any cycle is long. */
  private static final long READ_WRITE = 1L << 32;

  /** How many edges are followed, all in all, before any cycle is good enough. */
  private static final long ENOUGH = 20_000_000;

  private record Reached(int node, long cost) {}

  private final Dependencies graph;
  private final long[] costs;
  private final @Nullable Edge[] arrivals;
  private final List<Integer> touched = new ArrayList<>();
  private List<Edge> best = List.of();
  private long bestCost = Long.MAX_VALUE;
  private long followed;

  ShortestCycle(Dependencies graph) {
    this.graph = graph;
    this.costs = new long[graph.size()];
    this.arrivals = new Edge[graph.size()];
    Arrays.fill(costs, Long.MAX_VALUE);
  }

  /**
   * Returns the edges of a cycle, which begins with a transaction.
   *
   * @param component strongly connected along the allowed edges
   */
  List<Edge> in(List<Integer> component, Predicate<Edge> allowed) {
    best = List.of();
    bestCost = Long.MAX_VALUE;
    component.stream()
        .filter(graph::isTransaction)
        .sorted()
        .takeWhile(start -> best.isEmpty() || followed < ENOUGH)
        .forEach(start -> from(start, allowed));
    return best;
  }

  private void from(int start, Predicate<Edge> allowed) {
    PriorityQueue<Reached> queue = new PriorityQueue<>(Comparator.comparingLong(Reached::cost));
    queue.add(new Reached(start, 0));
    while (!queue.isEmpty()) {
      Reached reached = queue.remove();
      if (reached.cost() >= bestCost) {
        break;
      }
      if (reached.cost() > 0 && reached.node() == start) {
        bestCost = reached.cost();
        best = path(start);
        break;
      }
      if (reached.cost() == 0 || reached.cost() == costs[reached.node()]) {
        for (Edge edge : graph.from(reached.node())) {
          followed++;
          if (allowed.test(edge)) {
            follow(edge, reached.cost() + cost(edge), queue);
          }
        }
      }
    }
    touched.forEach(node -> costs[node] = Long.MAX_VALUE);
    touched.clear();
  }

  private void follow(Edge edge, long cost, PriorityQueue<Reached> queue) {
    if (cost < costs[edge.to()]) {
      costs[edge.to()] = cost;
      arrivals[edge.to()] = edge;
      touched.add(edge.to());
      queue.add(new Reached(edge.to(), cost));
    }
  }

  private static long cost(Edge edge) {
    return switch (edge.kind()) {
      case ONWARD -> 0;
      case READ_WRITE -> READ_WRITE + 1;
      case WRITE_WRITE, WRITE_READ, PROCESS, REAL_TIME -> 1;
    };
  }

  private List<Edge> path(int start) {
    List<Edge> path = new ArrayList<>();
    int at = start;
    do {
      Edge arrival = arrivals[at];
      if (arrival == null) {
        throw new IllegalStateException("no way to node " + at);
      }
      path.add(arrival);
      at = arrival.from();
    } while (at != start);
    return path.reversed();
  }
}
