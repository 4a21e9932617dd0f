package dev.rhenea.cli.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rhenea.bench.load.Operation;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Violation;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The shape that the results of all runs share. Latencies are microseconds, counted from when an
 * operation was due; absent where there were too few samples.
 *
 * @param in {@code simulator}, {@code jvm} or {@code processes}; what the first says is simulated
 * @param report the folder of the report, absent if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunJson(
    String verdict,
    String in,
    List<String> reasons,
    OperationCounts operations,
    List<Phase> phases,
    List<Switch> switches,
    List<Finding> violations,
    List<String> notes,
    RunEnvironment environment,
    @Nullable String report) {

  /** Latency of one kind of operation. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Latency(@Nullable Double p50Us, @Nullable Double p99Us) {}

  /** A span under one composition; the first pair is over all operations. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Phase(
      String name,
      String composition,
      @Nullable Double p50Us,
      @Nullable Double p99Us,
      double opsPerSecond,
      Latency reads,
      Latency writes) {
    private static Phase of(PhaseRecord phase) {
      return new Phase(
          phase.name(),
          phase.composition(),
          micros(phase.percentile(50)),
          micros(phase.percentile(99)),
          Math.round(phase.perSecond() * 10) / 10.0,
          latency(phase, Operation.Kind.READ),
          latency(phase, Operation.Kind.WRITE));
    }

    private static Latency latency(PhaseRecord phase, Operation.Kind kind) {
      return new Latency(micros(phase.percentile(kind, 50)), micros(phase.percentile(kind, 99)));
    }
  }

  /** A change of the composition; {@code limbo} counts operations of unknown outcome. */
  public record Switch(String from, String to, String cause, double downtimeMs, long limbo) {
    private static Switch of(SwitchRecord change) {
      return new Switch(
          change.from(),
          change.to(),
          change.cause(),
          Math.round(change.interruption().downtime() / 1e4) / 100.0,
          change.interruption().limbo());
    }
  }

  /** A violation; {@code operations} are indices of the history. */
  public record Finding(String invariant, String rule, String message, List<Long> operations) {
    private static Finding of(Violation violation) {
      return new Finding(
          violation.invariant(), violation.rule(), violation.message(), violation.operations());
    }
  }

  /** {@code result} in this shape. */
  public static RunJson of(RunResult result, @Nullable String report) {
    return new RunJson(
        result.validity().word(),
        result.where().word(),
        result.reasons(),
        result.operations(),
        result.phases().stream().map(Phase::of).toList(),
        result.switches().stream().map(Switch::of).toList(),
        result.violations().stream().map(Finding::of).toList(),
        result.notes(),
        result.environment(),
        report);
  }

  private static @Nullable Double micros(OptionalLong nanos) {
    return nanos.isPresent() ? nanos.getAsLong() / 1e3 : null;
  }
}
