package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;

/**
 * A LogServer is dead, nobody is spare, and the sequencer restarts: it is well, but fenced in this
 * Loglet (N12). Without both there is no majority, so that nothing else can be proposed; the same
 * again must be, or the log stands still for ever (V8, I8).
 */
public final class FencedSequencer extends LogDrill {
  /** Loaded by name. */
  public FencedSequencer() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.nativeLoglet(LogScene.keeper(1)));
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.appended(List.of(scene.append(writer)));
    scene.faults().crash(LogScene.keeper(2 + scene.random().nextInt(2)));
    scene.faults().crash(LogScene.keeper(4));
    scene.runUpTo(Duration.ofSeconds(5));
    scene.faults().crash(LogScene.keeper(1));
    scene.faults().restart(LogScene.keeper(1));
    scene.answered(List.of(scene.append(writer))); // whoever notices first may pay for it
    scene.world().runFor(Duration.ofSeconds(5));
    scene.appended(List.of(scene.append(writer)));
  }
}
