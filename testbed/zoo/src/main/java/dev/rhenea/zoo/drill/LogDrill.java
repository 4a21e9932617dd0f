package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import java.util.List;

/** A drill on a virtual log: a script, then an audit of everything that was recorded. */
abstract class LogDrill extends Drill {
  @Override
  final void play(long seed, List<String> findings) throws Unavailable {
    LogScene scene = new LogScene(seed);
    play(scene);
    scene.audit();
    findings.addAll(scene.findings());
  }

  abstract void play(LogScene scene) throws Unavailable;
}
