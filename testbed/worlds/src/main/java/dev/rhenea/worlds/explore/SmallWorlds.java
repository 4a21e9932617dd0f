package dev.rhenea.worlds.explore;

import static dev.rhenea.worlds.explore.LogletCall.APPEND;
import static dev.rhenea.worlds.explore.LogletCall.CHECK_TAIL;
import static dev.rhenea.worlds.explore.LogletCall.SEAL;
import static dev.rhenea.worlds.explore.LogletCall.TRIM;
import static dev.rhenea.worlds.explore.RegisterCall.READ;
import static dev.rhenea.worlds.explore.RegisterCall.WRITE;
import static dev.rhenea.worlds.explore.RegisterCall.WRITE_ANEW;

import java.util.List;

/** What is explored: what small models of the protocols left out comes first. */
public final class SmallWorlds {
  /** A world and what may go wrong in it. */
  public record Task(SmallWorld world, Bounds faults) {}

  /** In the order in which they are worth their time. */
  public static final List<Task> ALL =
      List.of(
          calm(alone(3, List.of(SEAL, CHECK_TAIL))),
          calm(alone(3, List.of(TRIM, SEAL))),
          calm(alone(5, List.of(SEAL))),
          calm(alone(5, List.of(TRIM))),
          calm(NativeWorld.of(3, List.of(TRIM), List.of(SEAL))),
          calm(NativeWorld.of(5, List.of(CHECK_TAIL), List.of(SEAL))),
          calm(RegisterWorld.of(WRITE, READ)),
          calm(RegisterWorld.of(WRITE, WRITE)),
          calm(new RegisterWorld(List.of(List.of(WRITE, WRITE)))),
          new Task(RegisterWorld.of(WRITE), Bounds.NONE.withCrashes(2)),
          new Task(
              new RegisterWorld(List.of(List.of(WRITE, WRITE_ANEW))), Bounds.NONE.withLosses(3)),
          calm(new SwitchWorld(SwitchWorld.First.MEMORY)),
          calm(new ModifyWorld()),
          new Task(new ModifyWorld(), Bounds.NONE.withLosses(1)),
          calm(NativeWorld.of(3, List.of(APPEND), List.of(SEAL))),
          calm(NativeWorld.of(3, List.of(APPEND), List.of(CHECK_TAIL))),
          calm(new NativeWorld(3, true, List.of(List.of(APPEND), List.of(APPEND), List.of(SEAL)))),
          calm(NativeWorld.of(3, List.of(APPEND, TRIM), List.of(SEAL, CHECK_TAIL))),
          calm(NativeWorld.of(5, List.of(APPEND), List.of(SEAL, CHECK_TAIL))),
          calm(NativeWorld.of(5, List.of(APPEND, TRIM), List.of(CHECK_TAIL, SEAL))),
          calm(new SwitchWorld(SwitchWorld.First.NATIVE)),
          new Task(
              NativeWorld.of(3, List.of(APPEND), List.of(SEAL, CHECK_TAIL)),
              Bounds.NONE.withLosses(1)),
          new Task(
              NativeWorld.of(3, List.of(APPEND), List.of(CHECK_TAIL, SEAL)),
              Bounds.NONE.withCrashes(1)),
          new Task(RegisterWorld.of(WRITE, WRITE), Bounds.NONE.withLosses(1)),
          new Task(RegisterWorld.of(WRITE, READ), Bounds.NONE.withCrashes(1)),
          new Task(
              NativeWorld.of(3, List.of(APPEND), List.of(CHECK_TAIL, SEAL)),
              Bounds.NONE.withEagerTimers(1)),
          calm(new CopyWorld(List.of(1))),
          calm(new CopyWorld(List.of(1, 1))),
          new Task(new CopyWorld(List.of(1)), Bounds.NONE.withCrashes(1)),
          new Task(new CopyWorld(List.of(1, 1)), Bounds.NONE.withLosses(1)));

  private SmallWorlds() {}

  private static SmallWorld alone(int logServers, List<LogletCall> calls) {
    return new NativeWorld(logServers, true, List.of(calls));
  }

  private static Task calm(SmallWorld world) {
    return new Task(world, Bounds.NONE);
  }
}
