package dev.rhenea.checker.listappend;

import dev.rhenea.checker.listappend.Edge.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A set of reasons to be looked at together. The fewer of them a cycle needs, the weaker the
 * promise that it breaks.
 *
 * @param kinds the reasons
 */
record Level(Set<Kind> kinds) {

  /** From those that every database forbids to those that only the strictest does. */
  static final List<Level> WEAKEST_FIRST = weakestFirst();

  private static List<Level> weakestFirst() {
    List<Level> levels = new ArrayList<>();
    for (Set<Kind> order :
        List.of(
            EnumSet.noneOf(Kind.class),
            EnumSet.of(Kind.PROCESS),
            EnumSet.of(Kind.PROCESS, Kind.REAL_TIME))) {
      for (Set<Kind> data :
          List.of(
              EnumSet.of(Kind.WRITE_WRITE),
              EnumSet.of(Kind.WRITE_WRITE, Kind.WRITE_READ),
              EnumSet.of(Kind.WRITE_WRITE, Kind.WRITE_READ, Kind.READ_WRITE))) {
        Set<Kind> kinds = EnumSet.of(Kind.ONWARD);
        kinds.addAll(order);
        kinds.addAll(data);
        levels.add(new Level(kinds));
      }
    }
    return List.copyOf(levels);
  }

  boolean allows(Edge edge) {
    return kinds.contains(edge.kind());
  }
}
