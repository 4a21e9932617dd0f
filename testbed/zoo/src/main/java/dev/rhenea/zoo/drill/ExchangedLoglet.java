package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;

/**
 * A closed segment's Loglet is exchanged for a copy and destroyed, and a reader does not know it
 * yet: no server knows the Loglet in its chain, so the chain is old (V10).
 */
public final class ExchangedLoglet extends LogDrill {
  /** Loaded by name. */
  public ExchangedLoglet() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    VirtualLog reader = scene.open(LogScene.WRITER);
    for (int i = scene.random().nextInt(5); i >= 0; i--) {
      scene.appended(List.of(scene.append(operator)));
    }
    scene.world().await(operator.reconfigExtend(LogScene.memory(LogScene.keeper(2))));
    scene.world().runFor(Duration.ofSeconds(1));
    scene.readAll(reader);
    scene
        .world()
        .await(operator.reconfigModify(SegmentId.FIRST, LogScene.memory(LogScene.keeper(3))));
    scene.runUpTo(Duration.ofMillis(50));
    scene.readAll(reader);
  }
}
