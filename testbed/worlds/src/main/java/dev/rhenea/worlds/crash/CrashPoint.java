package dev.rhenea.worlds.crash;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.Traced;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Target;
import dev.rhenea.worlds.simulation.SimulatedRun;
import dev.rhenea.worlds.simulation.Simulation;
import dev.rhenea.worlds.simulation.Spectator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A node crashes right at a step, within the handler that takes it, and comes back later. Nothing
 * differs before from the run in which nobody crashes, so the step is certain to be taken.
 *
 * @param step as traces name it
 * @param crash who crashes, and for how long
 * @param schedule the run in which that happens
 */
public record CrashPoint(String step, Fault crash, Schedule schedule) {
  /** How long the node is down, from before the step on. */
  private static final Duration DOWN = Duration.ofSeconds(2);

  /**
   * Every step a run takes for the first time after {@code from}, in their order, each with whoever
   * takes it and with each of {@code others} as the victim.
   *
   * @param schedule a run in which what is to be looked at happens
   * @param from when it begins
   * @param matters which steps are looked at
   */
  public static List<CrashPoint> of(
      Simulation simulation,
      Schedule schedule,
      Duration from,
      Predicate<String> matters,
      List<Target> others) {
    List<CrashPoint> points = new ArrayList<>();
    for (String step : steps(simulation, schedule, from)) {
      if (matters.test(step)) {
        Stream.concat(
                Stream.of(new Target.Author(step, 0)),
                others.stream().map(victim -> new Target.Upon(step, victim)))
            .map(target -> new Fault(from, DOWN, FaultKind.CRASH, target, 0))
            .map(crash -> new CrashPoint(step, crash, with(crash, schedule)))
            .forEach(points::add);
      }
    }
    return points;
  }

  /** What became of it: what is violated, or why the run proves nothing; empty if it is valid. */
  public List<String> findings(Simulation simulation) {
    boolean[] struck = new boolean[1];
    SimulatedRun run =
        simulation.run(
            schedule,
            new Spectator() {
              @Override
              public void struck(long time, Fault fault, Collection<NodeId> nodes) {
                struck[0] |= fault.equals(crash);
              }
            });
    if (!struck[0]) {
      return List.of(this + ": the step was not taken");
    }
    return run.isValid() ? List.of() : List.of(this + ": " + run.sentence());
  }

  private static Set<String> steps(Simulation simulation, Schedule schedule, Duration from) {
    Set<String> steps = new LinkedHashSet<>();
    simulation.run(
        schedule,
        new Spectator() {
          private long began = Long.MAX_VALUE;

          @Override
          public void phase(long time, String name) {
            began = name.equals("safety") ? time + from.toNanos() : Long.MAX_VALUE;
          }

          @Override
          public void step(Traced traced) {
            if (traced.time() >= began) {
              steps.add(traced.step().step());
            }
          }
        });
    return steps;
  }

  private static Schedule with(Fault crash, Schedule schedule) {
    List<Fault> faults = new ArrayList<>(schedule.faults());
    faults.add(crash);
    return schedule.withFaults(faults);
  }

  @Override
  public String toString() {
    return "crash of " + crash.target();
  }
}
