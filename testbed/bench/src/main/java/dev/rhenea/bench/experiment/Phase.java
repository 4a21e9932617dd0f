package dev.rhenea.bench.experiment;

import java.time.Duration;
import java.util.List;

/**
 * A span of an experiment.
 *
 * @param time from when its steps are begun, whatever they take
 * @param steps healing first, then faults, then the switch
 */
public record Phase(String name, Duration time, List<Step> steps) {
  public Phase {
    steps = List.copyOf(steps);
  }
}
