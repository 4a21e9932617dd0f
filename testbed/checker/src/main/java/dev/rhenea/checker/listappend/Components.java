package dev.rhenea.checker.listappend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The strongly connected components with more than one node (Tarjan 1972), without recursion: each
 * holds a cycle, and each cycle is within one. Can be asked again and again about parts of the
 * graph, and takes no longer than each part is large.
 */
final class Components {

  private static final int UNSEEN = -1;

  /** A node whose edges are being followed, and the next of them. */
  private static final class Visit {
    private final int node;
    private int next;

    Visit(int node) {
      this.node = node;
    }
  }

  private final Dependencies graph;
  private final int[] index;
  private final int[] lowest;
  private final boolean[] open;
  private final Deque<Integer> path = new ArrayDeque<>();
  private final Deque<Visit> visits = new ArrayDeque<>();
  private final List<Integer> seen = new ArrayList<>();
  private final List<List<Integer>> components = new ArrayList<>();

  Components(Dependencies graph) {
    this.graph = graph;
    this.index = new int[graph.size()];
    this.lowest = new int[graph.size()];
    this.open = new boolean[graph.size()];
    Arrays.fill(index, UNSEEN);
  }

  /** Returns the components of what is reached from {@code roots} along the allowed edges. */
  List<List<Integer>> of(Iterable<Integer> roots, Predicate<Edge> allowed) {
    for (int root : roots) {
      if (index[root] == UNSEEN) {
        enter(root);
        while (!visits.isEmpty()) {
          follow(visits.getLast(), allowed);
        }
      }
    }
    seen.forEach(node -> index[node] = UNSEEN);
    seen.clear();
    List<List<Integer>> found = List.copyOf(components);
    components.clear();
    return found;
  }

  private void enter(int node) {
    index[node] = seen.size();
    lowest[node] = seen.size();
    seen.add(node);
    open[node] = true;
    path.addLast(node);
    visits.addLast(new Visit(node));
  }

  private void follow(Visit visit, Predicate<Edge> allowed) {
    List<Edge> edges = graph.from(visit.node);
    if (visit.next == edges.size()) {
      leave(visit.node);
      return;
    }
    Edge edge = edges.get(visit.next++);
    if (!allowed.test(edge)) {
      return;
    }
    if (index[edge.to()] == UNSEEN) {
      enter(edge.to());
    } else if (open[edge.to()]) {
      lowest[visit.node] = Math.min(lowest[visit.node], index[edge.to()]);
    }
  }

  private void leave(int node) {
    visits.removeLast();
    if (!visits.isEmpty()) {
      int parent = visits.getLast().node;
      lowest[parent] = Math.min(lowest[parent], lowest[node]);
    }
    if (lowest[node] == index[node]) {
      List<Integer> component = new ArrayList<>();
      int member;
      do {
        member = path.removeLast();
        open[member] = false;
        component.add(member);
      } while (member != node);
      if (component.size() > 1) {
        components.add(component);
      }
    }
  }
}
