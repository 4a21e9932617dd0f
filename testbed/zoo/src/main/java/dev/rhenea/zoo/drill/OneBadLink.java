package dev.rhenea.zoo.drill;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;

/**
 * Two nodes do not reach each other, and everybody else reaches both: the log must stay where it
 * is, although each of the two has a handle and hears nothing of the other one. Then one of them
 * dies, and the log must leave it as soon as ever.
 */
public final class OneBadLink extends LogDrill {
  private static final NodeId ONE = LogScene.keeper(1);
  private static final NodeId OTHER = LogScene.keeper(3);

  /** Suspicion, a pause, and a switch; what is older than five seconds nobody tells. */
  private static final Duration SOON = Duration.ofSeconds(3);

  /** Loaded by name. */
  public OneBadLink() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.nativeLoglet(LogScene.keeper(2)));
    VirtualLog writer = scene.open(LogScene.WRITER);
    for (NodeId keeper : LogScene.KEEPERS) {
      scene.open(keeper);
    }
    scene.appended(List.of(scene.append(writer)));
    scene.faults().cut(ONE, OTHER);
    scene.faults().cut(OTHER, ONE);
    scene.world().runFor(Duration.ofSeconds(8));
    if (scene.stored().chain().segments().size() > 1) {
      scene.found("moved-without-cause");
    }
    scene.faults().crash(OTHER);
    scene.world().runFor(SOON);
    if (scene.stored().chain().active().created().nodes().contains(OTHER)) {
      scene.found("stayed-with-the-dead");
    }
    scene.appended(List.of(scene.append(writer)));
  }
}
