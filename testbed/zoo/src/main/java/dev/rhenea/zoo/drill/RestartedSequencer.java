package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.Tail;
import java.time.Duration;

/**
 * The sequencer's node comes back, and its counter is gone: whoever appends through it then must
 * not get a position that was given before (N12, O8).
 */
public final class RestartedSequencer extends LogletDrill {
  /** Loaded by name. */
  public RestartedSequencer() {}

  @Override
  void play(LogletScene scene) throws Unavailable {
    Loglet writer = scene.open(LogletScene.WRITER);
    Loglet reader = scene.open(LogletScene.READER);
    for (int i = scene.random().nextInt(3); i >= 0; i--) {
      scene.world().await(scene.append(writer));
    }
    Tail tail = scene.world().await(reader.checkTail());
    scene.runUpTo(Duration.ofMillis(20));
    scene.faults().crash(LogletScene.SEQUENCER);
    scene.faults().restart(LogletScene.SEQUENCER);
    if (scene.world().await(scene.append(reader)) instanceof AppendResult.Appended(var offset)
        && offset.compareTo(tail.offset()) < 0) {
      scene.found("O8");
    }
    scene.world().await(reader.seal());
    scene.requireAbove(scene.world().await(reader.checkTail()));
  }
}
