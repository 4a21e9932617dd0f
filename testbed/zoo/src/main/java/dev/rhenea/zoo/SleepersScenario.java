package dev.rhenea.zoo;

import dev.rhenea.worlds.register.Sleepers;
import java.util.List;
import java.util.function.LongFunction;

/** Runs a seed and names the laws that were broken, in types that every class loader shares. */
public final class SleepersScenario implements LongFunction<List<String>> {
  /** Loaded by name. */
  public SleepersScenario() {}

  @Override
  public List<String> apply(long seed) {
    return Sleepers.run(seed).stream().map(violation -> violation.law().name()).distinct().toList();
  }
}
