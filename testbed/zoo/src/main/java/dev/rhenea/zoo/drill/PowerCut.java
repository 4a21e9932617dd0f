package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.Tail;
import dev.rhenea.simulator.DiskModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Disks are slow, and all LogServers lose their power in the instant in which an append is
 * acknowledged, or a seal completes; two of the three come back. What was told must be on their
 * disks (N4).
 */
public final class PowerCut extends LogletDrill {
  /** Loaded by name. */
  public PowerCut() {}

  @Override
  DiskModel disks() {
    return new DiskModel(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(1));
  }

  @Override
  void play(LogletScene scene) throws Unavailable {
    Loglet writer = scene.open(LogletScene.WRITER);
    Loglet sealer = scene.open(LogletScene.SEALER);
    List<Future<AppendResult>> appends = new ArrayList<>();
    for (int i = scene.random().nextInt(4); i >= 0; i--) {
      appends.add(scene.append(writer));
      scene.runUpTo(Duration.ofMillis(5));
    }
    scene.world().await(appends.getFirst());
    boolean afterSeal = scene.random().nextBoolean();
    if (afterSeal) {
      scene.world().await(sealer.seal());
    }
    LogletScene.SERVERS.forEach(scene.faults()::crash);
    scene.faults().restart(scene.server(0));
    scene.faults().restart(scene.server(1));
    if (afterSeal && scene.world().await(scene.append(writer)) instanceof AppendResult.Appended) {
      scene.found("O1");
    }
    scene.world().await(sealer.seal());
    Tail tail = scene.world().await(sealer.checkTail());
    scene.requireAbove(tail);
  }
}
