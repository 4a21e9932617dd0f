package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import java.time.Duration;

/**
 * One LogServer lost its disk and the others are silent for a while: that is no proof that the
 * Loglet was destroyed, and a reader must wait for those who have the entry (N14, O3).
 */
public final class LostDisk extends LogletDrill {
  /** Loaded by name. */
  public LostDisk() {}

  @Override
  void play(LogletScene scene) throws Unavailable {
    Loglet reader = scene.open(LogletScene.READER);
    if (!(scene.world().await(scene.append(scene.open(LogletScene.WRITER)))
        instanceof AppendResult.Appended(LogletOffset offset))) {
      throw new AssertionError("nothing kept the append from being answered");
    }
    NodeId lost = scene.server(0);
    scene.faults().wipe(lost);
    scene.faults().restart(lost);
    scene.faults().pause(scene.server(1));
    scene.faults().pause(scene.server(2));
    Future<ReadResult> read = reader.readNext(offset, offset.next(), 1000);
    scene.world().runFor(Duration.ofSeconds(1));
    scene.faults().resume(scene.server(1));
    scene.faults().resume(scene.server(2));
    if (scene.world().await(read) instanceof ReadResult.Unknown) {
      scene.found("O3");
    }
  }
}
