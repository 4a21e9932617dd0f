package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a Loglet holds is trimmed, and all LogServers restart: their disks are empty, and
 * the tail is where it was (N8, O4).
 */
public final class TrimmedAway extends LogletDrill {
  /** Loaded by name. */
  public TrimmedAway() {}

  @Override
  void play(LogletScene scene) throws Unavailable {
    Loglet writer = scene.open(LogletScene.WRITER);
    List<Future<AppendResult>> appends = new ArrayList<>();
    for (int i = scene.random().nextInt(4); i >= 0; i--) {
      appends.add(scene.append(writer));
    }
    for (Future<AppendResult> append : appends) {
      scene.world().await(append);
    }
    Tail before = scene.world().await(writer.checkTail());
    scene.world().await(writer.prefixTrim(before.offset()));
    scene.runUpTo(Duration.ofMillis(5));
    LogletScene.SERVERS.forEach(scene.faults()::crash);
    LogletScene.SERVERS.forEach(scene.faults()::restart);
    Tail after = scene.world().await(scene.open(LogletScene.READER).checkTail());
    if (after.offset().compareTo(before.offset()) < 0) {
      scene.found("O4");
    }
  }
}
