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
 * The first segment's Loglet is exchanged for a copy, and from some moment of the last steps on its
 * author hears nothing from the MetaStore: either of the two may be in the chain.
 *
 * @param operator whoever exchanges
 * @param writer somebody else
 * @param original the segment as it was
 * @param answer what the operator will be told
 */
record SilencedExchange(
    VirtualLog operator, VirtualLog writer, Segment original, Future<ModifyResult> answer) {
  /** One read of the MetaStore, one write. */
  private static final Duration LAST_STEPS = Duration.ofNanos(600_000);

  static SilencedExchange begin(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.appended(List.of(scene.append(writer), scene.append(operator)));
    scene.world().await(operator.reconfigExtend(LogScene.memory(LogScene.keeper(2))));
    Segment original = first(scene);
    AtomicBoolean verified = new AtomicBoolean();
    scene.ambush(
        traced -> traced.step().step().equals("Modification.Verified"), () -> verified.set(true));
    Future<ModifyResult> answer =
        operator.reconfigModify(SegmentId.FIRST, LogScene.memory(LogScene.keeper(3)));
    scene.world().runUntil(verified::get, Duration.ofSeconds(1));
    scene.runUpTo(LAST_STEPS);
    scene.faults().cut(LogScene.META, LogScene.OPERATOR);
    return new SilencedExchange(operator, writer, original, answer);
  }

  /** Whether the copy is in the chain, whatever the operator knows of it. */
  boolean isDone(LogScene scene) throws Unavailable {
    return !first(scene).equals(original);
  }

  private static Segment first(LogScene scene) throws Unavailable {
    return scene.stored().chain().segments().getFirst();
  }
}
