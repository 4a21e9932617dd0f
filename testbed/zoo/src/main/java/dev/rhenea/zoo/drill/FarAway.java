package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;

/**
 * The nodes are half a world apart: answers take longer than the interval between two pings. Nobody
 * is dead, and the log must stay where it is (V13).
 */
public final class FarAway extends LogDrill {
  private static final Duration ONE_WAY = Duration.ofMillis(80);

  /** Loaded by name. */
  public FarAway() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.nativeLoglet(LogScene.keeper(1)));
    scene.faults().network(NetworkModel.fixed(ONE_WAY));
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.world().runFor(Duration.ofSeconds(2));
    scene.appended(List.of(scene.append(writer), scene.append(writer)));
    scene.world().runFor(Duration.ofSeconds(2));
    if (scene.stored().chain().segments().size() > 1) {
      scene.found("moved-without-cause");
    }
  }
}
