package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.Traced;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A closed segment's Loglet is exchanged for a copy and its destruction has begun: all of it is
 * trimmed, and it is still there. Who asks it and does not know of the copy yet must not take that
 * for a trim of the log: neither a reader, nor a writer that looks for its appends (V2, V10).
 */
public final class HalfDestroyed extends LogDrill {
  /** Then its writer knows that the segment is closed, and looks for its appends. */
  private static final Duration LOOKING = Duration.ofSeconds(1);

  /** Loaded by name. */
  public HalfDestroyed() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog operator = scene.openTrusting(LogScene.OPERATOR);
    VirtualLog writer = scene.openTrusting(LogScene.WRITER);
    VirtualLog reader = scene.openTrusting(LogScene.AUDITOR);
    scene.appended(List.of(scene.append(operator)));
    scene.faults().cut(LogScene.keeper(1), LogScene.WRITER); // answers are lost
    List<Future<AppendResult>> appends = new ArrayList<>();
    for (int i = scene.random().nextInt(5); i >= 0; i--) {
      appends.add(scene.append(writer));
    }
    scene.world().runFor(Duration.ofMillis(50));
    scene.world().await(operator.reconfigExtend(LogScene.memory(LogScene.keeper(2))));
    scene.readAll(reader); // and knows the chain
    scene.world().runFor(LOOKING);

    Segment original = scene.stored().chain().segment(SegmentId.FIRST).orElseThrow();
    AtomicBoolean published = new AtomicBoolean();
    scene.ambush(
        HalfDestroyed::isPublished,
        () -> {
          published.set(true);
          keepSecret(scene);
        });
    operator
        .reconfigModify(SegmentId.FIRST, LogScene.memory(LogScene.keeper(3)))
        .whenDone(() -> {});
    while (!published.get()) {
      scene.world().runFor(Duration.ofMillis(1));
    }
    scene.halfDestroy(original);
    scene.faults().heal();
    scene.readAll(reader);

    scene.faults().cut(LogScene.WRITER, LogScene.META); // it looks for its appends, and cannot
    scene.runUpTo(Duration.ofSeconds(2)); // look at the chain
    scene.faults().heal();
    scene.answered(appends);
    scene.faults().resume(LogScene.OPERATOR);
  }

  /** Nobody hears of it yet, and its author does not come to destroying the original. */
  private static void keepSecret(LogScene scene) {
    scene.faults().pause(LogScene.OPERATOR);
    scene.faults().cut(LogScene.OPERATOR, LogScene.keeper(1)); // what it just sends
    scene.faults().cut(LogScene.AUDITOR, LogScene.META);
    scene.faults().cut(LogScene.WRITER, LogScene.META);
  }

  private static boolean isPublished(Traced traced) {
    return traced.step().step().equals("Modification.Published");
  }
}
