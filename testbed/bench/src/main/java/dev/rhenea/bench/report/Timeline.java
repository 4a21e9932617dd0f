package dev.rhenea.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened when: the background of a chart. Times are nanoseconds on the load's clock.
 *
 * @param from the first moment shown
 * @param to the last
 */
public record Timeline(long from, long to, List<Phase> phases, List<Mark> marks) {
  public Timeline {
    if (to <= from) {
      throw new IllegalArgumentException("a timeline ends after it began");
    }
    phases = joined(phases);
    marks = List.copyOf(marks);
  }

  /** Phases under one composition that follow each other are one. */
  private static List<Phase> joined(List<Phase> phases) {
    List<Phase> joined = new ArrayList<>();
    for (Phase phase : phases) {
      if (!joined.isEmpty() && joined.getLast().composition().equals(phase.composition())) {
        joined.add(new Phase(phase.composition(), joined.removeLast().from(), phase.to()));
      } else {
        joined.add(phase);
      }
    }
    return List.copyOf(joined);
  }

  /** A span under one composition, whose text is shown above it. */
  public record Phase(String composition, long from, long to) {}

  /** A moment worth a line: a switch, a fault, a healing. */
  public record Mark(Kind kind, String label, long at) {}

  /** What kind of moment. */
  public enum Kind {
    SWITCH,
    FAULT,
    HEALED
  }
}
