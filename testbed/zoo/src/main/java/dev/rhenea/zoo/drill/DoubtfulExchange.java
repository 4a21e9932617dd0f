package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whoever exchanges a Loglet for a copy hears nothing from the MetaStore any more from some moment
 * of the last steps on: either of the two may be in the chain, so neither is to be destroyed (V7).
 */
public final class DoubtfulExchange extends LogDrill {
  /** Longer than the exchange is tried. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** One read of the MetaStore, one write. */
  private static final Duration LAST_STEPS = Duration.ofNanos(600_000);

  /** Loaded by name. */
  public DoubtfulExchange() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.appended(List.of(scene.append(writer), scene.append(operator)));
    scene.world().await(operator.reconfigExtend(LogScene.memory(LogScene.keeper(2))));
    AtomicBoolean verified = new AtomicBoolean();
    scene.ambush(
        traced -> traced.step().step().equals("Modification.Verified"), () -> verified.set(true));
    operator.reconfigModify(SegmentId.FIRST, LogScene.memory(LogScene.keeper(3)));
    scene.world().runUntil(verified::get, Duration.ofSeconds(1));
    scene.runUpTo(LAST_STEPS);
    scene.faults().cut(LogScene.META, LogScene.OPERATOR);
    scene.world().runFor(SILENCE);
    scene.readAll(writer);
    scene.faults().heal();
    scene.readAll(operator);
  }
}
