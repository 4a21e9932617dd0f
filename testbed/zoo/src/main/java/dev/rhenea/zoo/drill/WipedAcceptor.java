package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.register.Version;
import dev.rhenea.register.WriteResult;
import java.util.List;

/**
 * A value is chosen by two acceptors, one of them loses its disk, and a client reaches only that
 * one and the third, which never voted: together they know nothing, and must not decide as if there
 * were nothing (P6, N14).
 */
public final class WipedAcceptor extends RegisterDrill {
  /** Loaded by name. */
  public WipedAcceptor() {}

  @Override
  void play(RegisterScene scene) throws Unavailable {
    Version first = scene.write(0, "first", Version.NONE);
    scene.read(2);
    scene.unreachable(List.of(2), List.of(), List.of());
    scene.write(0, "second", first);
    scene.unreachable(List.of(0, 1, 2), List.of(), List.of(1)); // nobody is told that it was chosen
    scene.wipe(0);
    if (scene.random().nextBoolean()) {
      scene.readIfPossible(2);
    }
    Future<WriteResult> rival = scene.begin(2, "rival", first);
    scene.runUntilPrepare(2);
    scene.unreachable(); // the other voter missed the question, and will be asked to vote
    scene.await(rival);
    scene.read(1);
  }
}
