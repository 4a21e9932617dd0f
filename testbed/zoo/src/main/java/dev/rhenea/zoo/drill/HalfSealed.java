package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import java.time.Duration;
import java.util.List;

/**
 * Of three LogServers one is dead and one is sealed, and the sealer died: an append gets one
 * success and one Sealed, and has to make an end of it, instead of waiting for its deadline (N9).
 */
public final class HalfSealed extends LogletDrill {
  /** Loaded by name. */
  public HalfSealed() {}

  @Override
  void play(LogletScene scene) throws Unavailable {
    Loglet writer = scene.open(LogletScene.WRITER);
    scene.world().await(scene.append(writer));
    scene.runUpTo(Duration.ofMillis(20));
    scene.cutOff(LogletScene.SEALER, scene.server(0), scene.server(2));
    scene.open(LogletScene.SEALER).seal();
    scene.world().runFor(Duration.ofMillis(5));
    scene.faults().crash(LogletScene.SEALER);
    scene.faults().crash(scene.server(2));
    List<Future<AppendResult>> appends = List.of(scene.append(writer), scene.append(writer));
    for (Future<AppendResult> append : appends) {
      if (!scene.world().await(append).equals(new AppendResult.Sealed())) {
        scene.found("hang");
      }
    }
  }
}
