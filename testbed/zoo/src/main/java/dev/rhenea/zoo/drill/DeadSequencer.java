package dev.rhenea.zoo.drill;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;

/**
 * The sequencer of the active Loglet dies, and in every other run the Loglet is sealed besides and
 * has no successor: appends must go on before their deadline, and without that node (V8).
 */
public final class DeadSequencer extends LogDrill {
  /** Loaded by name. */
  public DeadSequencer() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    NodeId sequencer = LogScene.keeper(1 + scene.random().nextInt(4));
    scene.create(LogScene.nativeLoglet(sequencer));
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.open(LogScene.OPERATOR);
    scene.appended(List.of(scene.append(writer)));
    scene.runUpTo(Duration.ofSeconds(2));
    scene.faults().crash(sequencer);
    if (scene.random().nextBoolean()) {
      scene.sealActive();
    }
    scene.appended(List.of(scene.append(writer), scene.append(writer)));
  }
}
