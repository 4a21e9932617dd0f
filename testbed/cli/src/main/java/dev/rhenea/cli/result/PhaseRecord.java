package dev.rhenea.cli.result;

import dev.rhenea.bench.load.Operation;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Samples;
import dev.rhenea.bench.report.Timeline;
import java.util.OptionalLong;

/** A span under one composition and the operations that were due in it. */
public record PhaseRecord(Timeline.Phase phase, Samples samples) {
  public String name() {
    return phase.name();
  }

  public String composition() {
    return phase.composition();
  }

  /** Operations that took effect, a second. */
  public double perSecond() {
    return samples.count(Outcome.OK) / ((phase.to() - phase.from()) / 1e9);
  }

  /** Latency in nanoseconds over all operations; empty if there were too few. */
  public OptionalLong percentile(double percent) {
    return percentile(samples, percent);
  }

  /** Latency in nanoseconds over the operations of one kind; empty if there were too few. */
  public OptionalLong percentile(Operation.Kind kind, double percent) {
    return percentile(samples.of(kind), percent);
  }

  private static OptionalLong percentile(Samples samples, double percent) {
    return samples
        .summary()
        .map(summary -> summary.percentile(percent))
        .orElse(OptionalLong.empty());
  }
}
