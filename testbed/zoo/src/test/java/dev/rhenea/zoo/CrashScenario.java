package dev.rhenea.zoo;

import dev.rhenea.simulator.DiskModel;
import dev.rhenea.worlds.crash.CrashPoint;
import dev.rhenea.worlds.crash.CrashedSwitch;
import dev.rhenea.worlds.simulation.Simulation;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The crash points of a switch, by its number, until one is not survived; those inside appends,
 * LogServers and writes of the register of the first world, with fast and with slow disks, under
 * {@link #FAST} and {@link #SLOW}.
 */
public final class CrashScenario implements LongFunction<List<String>> {
  static final int FAST = 100;
  static final int SLOW = 101;

  /** Loaded by name. */
  public CrashScenario() {}

  @Override
  public List<String> apply(long number) {
    Simulation simulation = Simulation.ofOurs();
    List<CrashedSwitch> worlds = CrashedSwitch.all();
    List<CrashPoint> points =
        number == FAST
            ? worlds.getFirst().pointsInside(simulation, DiskModel.SSD)
            : number == SLOW
                ? worlds.getFirst().pointsInside(simulation, CrashedSwitch.SLOW)
                : worlds.get((int) number).points(simulation);
    return points.stream()
        .map(point -> point.findings(simulation))
        .filter(findings -> !findings.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
