package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;

/**
 * A segment that was trimmed as a whole is dropped while nobody reaches the node that has it, and
 * perhaps by somebody who dies over it: when the node is back, what it has is destroyed (V7).
 */
public final class DroppedWhileAway extends LogDrill {
  /** Longer than anybody waits for a destruction. */
  private static final Duration AWAY = Duration.ofSeconds(15);

  /** Loaded by name. */
  public DroppedWhileAway() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.appended(List.of(scene.append(writer)));
    Lsn tail = scene.world().await(writer.checkTail());
    scene.world().await(operator.reconfigExtend(LogScene.memory(LogScene.keeper(2))));
    scene.world().await(scene.trim(writer, tail));
    Segment dropped = scene.stored().chain().segments().getFirst();
    scene.faults().cut(LogScene.OPERATOR, LogScene.keeper(1));
    scene.faults().cut(LogScene.WRITER, LogScene.keeper(1));
    operator.reconfigTruncate().whenDone(() -> {});
    while (scene.stored().chain().loglets().contains(dropped.loglet())) {
      scene.world().runFor(Duration.ofMillis(1));
    }
    scene.world().runFor(AWAY);
    scene.runUpTo(AWAY);
    if (scene.random().nextBoolean()) {
      scene.faults().crash(LogScene.OPERATOR);
    }
    scene.faults().heal();
    scene.world().runFor(Duration.ofMinutes(2));
    if (scene.isThere(dropped)) {
      scene.found("left-behind");
    }
  }
}
