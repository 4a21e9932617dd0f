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

  /** Phases of one name that follow each other are one. */
  private static List<Phase> joined(List<Phase> phases) {
    List<Phase> joined = new ArrayList<>();
    for (Phase phase : phases) {
      if (!joined.isEmpty() && joined.getLast().name().equals(phase.name())) {
        long from = joined.removeLast().from();
        joined.add(new Phase(phase.name(), phase.composition(), from, phase.to()));
      } else {
        joined.add(phase);
      }
    }
    return List.copyOf(joined);
  }

  /**
   * A span.
   *
   * @param name is shown above it
   * @param composition what the log runs on at its end
   */
  public record Phase(String name, String composition, long from, long to) {
    /** A span under one composition, which is called after it. */
    public Phase(String composition, long from, long to) {
      this(composition, composition, from, to);
    }
  }

  /** A moment worth a line: a switch, a fault, a healing. */
  public record Mark(Kind kind, String label, long at) {}

  /** What kind of moment. */
  public enum Kind {
    SWITCH,
    FAULT,
    HEALED
  }
}
