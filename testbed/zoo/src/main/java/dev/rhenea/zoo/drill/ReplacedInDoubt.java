package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whoever exchanges a Loglet for a copy hears nothing from the MetaStore any more from some moment
 * of the last steps on, and another copy takes that one's place meanwhile. If the first copy was in
 * the chain, its author is not to be told that nothing was done (V7).
 */
public final class ReplacedInDoubt extends LogDrill {
  /** Longer than one write waits for its answer, shorter than the exchange is tried. */
  private static final Duration SILENCE = Duration.ofSeconds(7);

  /** One read of the MetaStore, one write. */
  private static final Duration LAST_STEPS = Duration.ofNanos(600_000);

  /** Loaded by name. */
  public ReplacedInDoubt() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.appended(List.of(scene.append(writer), scene.append(operator)));
    scene.world().await(operator.reconfigExtend(LogScene.memory(LogScene.keeper(2))));
    Segment original = first(scene);
    AtomicBoolean verified = new AtomicBoolean();
    scene.ambush(
        traced -> traced.step().step().equals("Modification.Verified"), () -> verified.set(true));
    Future<ModifyResult> exchange =
        operator.reconfigModify(SegmentId.FIRST, LogScene.memory(LogScene.keeper(3)));
    scene.world().runUntil(verified::get, Duration.ofSeconds(1));
    scene.runUpTo(LAST_STEPS);
    scene.faults().cut(LogScene.META, LogScene.OPERATOR);
    scene.world().runFor(Duration.ofMillis(10));
    boolean done = !first(scene).equals(original);

    scene
        .world()
        .await(writer.reconfigModify(SegmentId.FIRST, LogScene.memory(LogScene.keeper(4))));
    scene.world().runFor(SILENCE);
    scene.faults().heal();
    boolean told =
        switch (scene.world().await(exchange)) {
          case ModifyResult.Modified yes -> true;
          case ModifyResult.Unfinished unknown -> true;
          case ModifyResult no -> false;
        };
    if (done && !told) {
      scene.found("done-and-denied");
    }
    scene.readAll(writer);
  }

  private static Segment first(LogScene scene) throws Unavailable {
    return scene.stored().chain().segments().getFirst();
  }
}
