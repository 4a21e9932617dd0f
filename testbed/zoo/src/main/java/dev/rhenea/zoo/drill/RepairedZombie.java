package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.Tail;
import java.time.Duration;

/**
 * An entry reaches one LogServer only. One sealer takes its tail from the other two, so the entry
 * is not in the log; another one meets it, and repair copies it to a second server. Then the
 * sequencer sends it there again: held by a majority, it must not be acknowledged (N1).
 */
public final class RepairedZombie extends LogletDrill {
  /** Loaded by name. */
  public RepairedZombie() {}

  @Override
  void play(LogletScene scene) throws Unavailable {
    NodeId holder = scene.server(0);
    NodeId repaired = scene.server(1);
    NodeId other = scene.server(2);
    Loglet writer = scene.open(LogletScene.WRITER);
    scene.world().await(scene.append(writer));
    scene.world().runFor(Duration.ofMillis(5));
    scene.cutOff(LogletScene.SEQUENCER, repaired, other);
    Future<AppendResult> zombie = scene.append(writer);
    scene.world().runFor(Duration.ofMillis(5));
    scene.runUpTo(Duration.ofMillis(50));
    Tail without = sealedWithout(scene, LogletScene.SEALER, holder);
    Tail with = sealedWithout(scene, LogletScene.READER, other);
    scene.faults().heal();
    scene.cutOff(LogletScene.SEQUENCER, other);
    scene.world().await(zombie);
    scene.requireAbove(without);
    scene.requireAbove(with);
  }

  /** The tail that a client finds which does not reach {@code server}. */
  private static Tail sealedWithout(LogletScene scene, NodeId client, NodeId server)
      throws Unavailable {
    scene.cutOff(client, server);
    Loglet loglet = scene.open(client);
    scene.world().await(loglet.seal());
    return scene.world().await(loglet.checkTail());
  }
}
