package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import java.util.List;

/** A drill on a Paxos register of three acceptors. */
abstract class RegisterDrill extends Drill {
  @Override
  final void play(long seed, List<String> findings) throws Unavailable {
    RegisterScene scene = new RegisterScene(seed);
    play(scene);
    findings.addAll(scene.findings());
  }

  abstract void play(RegisterScene scene) throws Unavailable;
}
