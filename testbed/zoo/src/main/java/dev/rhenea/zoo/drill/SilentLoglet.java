package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Loglet takes every entry, and its answers are lost until it gives the appends up, on a segment
 * that stays open: their outcome is unknown, and to send them again would write them twice (V13).
 */
public final class SilentLoglet extends LogDrill {
  /** Half the deadline of the log, which is what its Loglets have, and a bit. */
  private static final Duration GIVEN_UP = Duration.ofMillis(2510);

  /** Loaded by name. */
  public SilentLoglet() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog writer = scene.openTrusting(LogScene.WRITER);
    scene.faults().cut(LogScene.keeper(1), LogScene.WRITER);
    List<Future<AppendResult>> appends = new ArrayList<>();
    for (int i = scene.random().nextInt(4); i >= 0; i--) {
      appends.add(scene.append(writer));
    }
    scene.world().runFor(GIVEN_UP);
    scene.runUpTo(Duration.ofMillis(200));
    scene.faults().heal();
    scene.answered(appends);
  }
}
