package dev.rhenea.zoo;

import dev.rhenea.worlds.crash.CrashedCopy;
import dev.rhenea.worlds.simulation.Simulation;
import java.util.List;
import java.util.function.LongFunction;

/** The crash points of a reconfigModify, by its number, until one is not survived. */
public final class CrashedCopyScenario implements LongFunction<List<String>> {
  /** Loaded by name. */
  public CrashedCopyScenario() {}

  @Override
  public List<String> apply(long number) {
    Simulation simulation = Simulation.ofOurs();
    return CrashedCopy.all().get((int) number).points(simulation).stream()
        .map(point -> point.findings(simulation))
        .filter(findings -> !findings.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
