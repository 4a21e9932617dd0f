package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.Machine;
import dev.rhenea.simulator.NicModel;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * For seconds a log is offered several times what its network can bear. What is admitted must be
 * answered, the rest refused, and nobody may take the busy for dead (V13).
 */
public final class Overloaded extends LogDrill {
  private static final int BYTES_A_SECOND = 20 << 20;
  private static final int ENTRY = 16 << 10;

  /** Three times what the sequencer can send to the two others. */
  private static final Duration GAP =
      Duration.ofSeconds(1).multipliedBy(2 * ENTRY).dividedBy(3 * BYTES_A_SECOND);

  private static final int APPENDS = 6_000;

  /** Loaded by name. */
  public Overloaded() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.nativeLoglet(LogScene.keeper(1)));
    for (NodeId keeper : LogScene.KEEPERS) {
      scene.faults().machine(keeper, Machine.IDEAL.with(NicModel.duplex(BYTES_A_SECOND)));
    }
    VirtualLog writer = scene.open(LogScene.WRITER);
    List<Future<AppendResult>> appends = new ArrayList<>();
    for (int i = 0; i < APPENDS; i++) {
      appends.add(scene.append(writer, ENTRY));
      scene.world().runFor(GAP);
    }
    for (AppendResult result : scene.answered(appends)) {
      if (result instanceof AppendResult.Indeterminate) {
        scene.found("unknown-without-cause");
      }
    }
    if (scene.stored().chain().segments().size() > 1) {
      scene.found("moved-without-cause");
    }
  }
}
