package dev.rhenea.zoo;

import dev.rhenea.worlds.register.RelocationSimulation;
import java.util.List;
import java.util.function.LongFunction;

/** Runs a seed and names the laws that were broken, in types that every class loader shares. */
public final class RelocationScenario implements LongFunction<List<String>> {
  /** Loaded by name. */
  public RelocationScenario() {}

  @Override
  public List<String> apply(long seed) {
    return RelocationSimulation.run(seed).stream()
        .map(violation -> violation.law().name())
        .distinct()
        .toList();
  }
}
