package dev.rhenea.worlds;

import dev.rhenea.environment.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which nodes were not themselves, and when. */
final class FaultLog {
  /** From {@code from} (inclusive) to {@code to} (exclusive), in virtual nanoseconds. */
  private record Window(Set<NodeId> nodes, long from, long to) {
    boolean covers(long time) {
      return from <= time && time < to;
    }
  }

  private final List<Window> windows = new ArrayList<>();

  void add(Set<NodeId> nodes, long from, long to) {
    windows.add(new Window(new LinkedHashSet<>(nodes), from, to));
  }

  int count() {
    return windows.size();
  }

  /** The moments in {@code [start, end]} at which the set of hit nodes is worth looking at. */
  SortedSet<Long> moments(long start, long end) {
    SortedSet<Long> moments = new TreeSet<>();
    moments.add(start);
    for (Window window : windows) {
      if (window.from >= start && window.from <= end) {
        moments.add(window.from);
      }
    }
    return moments;
  }

  Set<NodeId> hitAt(long time) {
    Set<NodeId> hit = new LinkedHashSet<>();
    windows.stream().filter(window -> window.covers(time)).forEach(each -> hit.addAll(each.nodes));
    return hit;
  }
}
