package dev.rhenea.zoo.drill;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.Link;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;

/**
 * The sequencer is half a world away: its answers take longer than the interval between two pings.
 * It is not dead, and the log must stay where it is (V13).
 */
public final class FarAway extends LogDrill {
  private static final Duration ONE_WAY = Duration.ofMillis(80);
  private static final NodeId DISTANT = LogScene.keeper(1);

  /** Loaded by name. */
  public FarAway() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.nativeLoglet(DISTANT));
    for (NodeId near : scene.world().nodes()) {
      if (!near.equals(DISTANT)) {
        scene.faults().link(near, DISTANT, Link.USUAL.later(ONE_WAY));
        scene.faults().link(DISTANT, near, Link.USUAL.later(ONE_WAY));
      }
    }
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.world().runFor(Duration.ofSeconds(2));
    scene.appended(List.of(scene.append(writer), scene.append(writer)));
    scene.world().runFor(Duration.ofSeconds(2));
    if (scene.stored().chain().segments().size() > 1) {
      scene.found("moved-without-cause");
    }
  }
}
