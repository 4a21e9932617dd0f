package dev.rhenea.zoo;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.simulator.SimulationFault;
import dev.rhenea.worlds.LogWorld;
import dev.rhenea.worlds.StormPlan;
import java.util.List;
import java.util.function.LongFunction;

/** A virtual log whose ordering protocol is replaced ten times while nodes fail. */
public final class LogScenario implements LongFunction<List<String>> {
  /** Loaded by name. */
  public LogScenario() {}

  /** The rules that the verdict names; {@code fault} for a bug reported by a unit itself. */
  @Override
  public List<String> apply(long seed) {
    try {
      return switch (LogWorld.run(seed, StormPlan.CI).verdict()) {
        case Verdict.Valid valid -> List.of();
        case Verdict.Invalid invalid ->
            invalid.violations().stream().map(Violation::rule).distinct().toList();
        case Verdict.Unknown unknown -> List.of("unknown");
      };
    } catch (SimulationFault bug) {
      return List.of("fault");
    } catch (AssertionError stuck) {
      return List.of("stuck");
    }
  }
}
