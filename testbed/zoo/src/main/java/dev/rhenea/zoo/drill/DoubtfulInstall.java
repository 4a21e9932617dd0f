package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whoever switches hears nothing from the MetaStore any more from some moment of its last steps on,
 * so it never learns whether its install got through: its Loglet may be the active one, and must
 * not be destroyed (V7).
 */
public final class DoubtfulInstall extends LogDrill {
  /** Longer than a reconfiguration is tried, and than anything it does at its end. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** One read of the MetaStore, one write. */
  private static final Duration LAST_STEPS = Duration.ofNanos(400_000);

  /** Loaded by name. */
  public DoubtfulInstall() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.appended(List.of(scene.append(writer)));
    AtomicBoolean stopKnown = new AtomicBoolean();
    scene.ambush(
        traced -> traced.step().step().equals("Reconfiguration.TailKnown"),
        () -> stopKnown.set(true));
    operator.reconfigExtend(LogScene.memory(LogScene.keeper(2)));
    scene.world().runUntil(stopKnown::get, Duration.ofSeconds(1));
    scene.runUpTo(LAST_STEPS);
    scene.faults().cut(LogScene.META, LogScene.OPERATOR);
    scene.world().runFor(Duration.ofSeconds(3));
    scene.appended(List.of(scene.append(writer)));
    scene.world().runFor(SILENCE);
    scene.faults().heal();
    scene.appended(List.of(scene.append(writer), scene.append(operator)));
  }
}
