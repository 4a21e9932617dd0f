package dev.rhenea.zoo;

import static dev.rhenea.worlds.explore.RegisterCall.READ;
import static dev.rhenea.worlds.explore.RegisterCall.WRITE;
import static dev.rhenea.worlds.explore.RegisterCall.WRITE_ANEW;

import dev.rhenea.worlds.explore.Bounds;
import dev.rhenea.worlds.explore.Exploration;
import dev.rhenea.worlds.explore.Explorer;
import dev.rhenea.worlds.explore.Failure;
import dev.rhenea.worlds.explore.LogletCall;
import dev.rhenea.worlds.explore.NativeWorld;
import dev.rhenea.worlds.explore.RegisterWorld;
import dev.rhenea.worlds.explore.SmallWorld;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/** Small worlds by number, each explored until something fails; the names of the checks. */
public final class ExploredScenario implements LongFunction<List<String>> {
  private record Task(SmallWorld world, Bounds bounds) {}

  private static final Bounds SHORT =
      Bounds.NONE.withReversals(3).withExecutions(4_000).withTime(Duration.ofMinutes(2));

  private static final List<LogletCall> APPEND = List.of(LogletCall.APPEND);

  private static final List<LogletCall> SEAL = List.of(LogletCall.SEAL);

  private static final List<Task> TASKS =
      List.of(
          new Task(NativeWorld.of(3, APPEND, SEAL), SHORT),
          new Task(
              new NativeWorld(3, true, List.of(List.of(LogletCall.SEAL, LogletCall.CHECK_TAIL))),
              SHORT),
          new Task(NativeWorld.of(3, APPEND, SEAL), SHORT.withCrashes(1)),
          new Task(RegisterWorld.of(WRITE, WRITE), SHORT),
          new Task(RegisterWorld.of(WRITE, READ), SHORT),
          new Task(RegisterWorld.of(WRITE, WRITE), SHORT.withLosses(1)),
          new Task(RegisterWorld.of(WRITE, READ), SHORT.withCrashes(1)),
          new Task(RegisterWorld.of(WRITE), SHORT.withReversals(0).withCrashes(2)),
          new Task(
              new RegisterWorld(List.of(List.of(WRITE, WRITE_ANEW))),
              SHORT.withReversals(0).withLosses(3)),
          new Task(new RegisterWorld(List.of(List.of(WRITE, WRITE))), SHORT.withReversals(0)),
          new Task(new NativeWorld(3, true, List.of(APPEND, APPEND, SEAL)), SHORT));

  /** Loaded by name. */
  public ExploredScenario() {}

  static int count() {
    return TASKS.size();
  }

  @Override
  public List<String> apply(long number) {
    Task task = TASKS.get((int) number);
    Exploration exploration = Explorer.deepen(task.world, task.bounds);
    return exploration.failure().map(Failure::checks).orElse(List.of());
  }
}
