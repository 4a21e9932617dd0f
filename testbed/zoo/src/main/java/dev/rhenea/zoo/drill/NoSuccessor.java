package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;

/**
 * Somebody sealed the active Loglet and vanished, without an intent; every node is well. Whoever
 * appends next has to roll the log forward before its deadline (V8).
 */
public final class NoSuccessor extends LogDrill {
  /** Loaded by name. */
  public NoSuccessor() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.appended(List.of(scene.append(writer)));
    scene.runUpTo(Duration.ofSeconds(2));
    scene.sealActive();
    scene.runUpTo(Duration.ofSeconds(2));
    scene.appended(List.of(scene.append(writer), scene.append(writer)));
  }
}
