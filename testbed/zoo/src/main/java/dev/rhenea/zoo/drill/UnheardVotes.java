package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.register.Version;
import dev.rhenea.register.WriteResult;
import java.util.List;

/**
 * All acceptors vote for a value, and none of their answers arrives before the deadline of the
 * write: whoever calls that a conflict lies, for the value is there (P3).
 */
public final class UnheardVotes extends RegisterDrill {
  /** Loaded by name. */
  public UnheardVotes() {}

  @Override
  void play(RegisterScene scene) throws Unavailable {
    Version first = scene.write(0, "first", Version.NONE);
    Future<WriteResult> unheard = scene.begin(0, "unheard", first);
    scene.runUntilVote(0);
    scene.mute(List.of(0, 1, 2), 0);
    WriteResult result = scene.await(unheard);
    scene.unreachable();
    if (scene.read(1).equals("unheard") && result instanceof WriteResult.Conflict) {
      scene.found("CERTAIN_CONFLICT");
    }
  }
}
