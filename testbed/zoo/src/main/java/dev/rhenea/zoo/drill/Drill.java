package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.SimulationFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A script. Besides what the script itself looks for, every drill reports {@code fault} for a bug
 * reported by a unit itself, and {@code stuck} for a call without an answer although everybody it
 * needed was there.
 */
abstract class Drill implements LongFunction<List<String>> {
  /** The names of the checks that fail in the run of {@code seed}; empty if all is well. */
  @Override
  public final List<String> apply(long seed) {
    List<String> findings = new ArrayList<>();
    try {
      play(seed, findings);
    } catch (SimulationFault bug) {
      findings.add("fault");
    } catch (Unavailable | AssertionError stuck) {
      findings.add("stuck");
    }
    return findings.stream().distinct().toList();
  }

  abstract void play(long seed, List<String> findings) throws Unavailable;
}
