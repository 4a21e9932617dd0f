package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.register.Version;
import dev.rhenea.register.WriteResult;
import java.time.Duration;
import java.util.List;

/**
 * A proposer is cut off while its votes are being cast, then a rival; others read, each by another
 * two of the three acceptors. Whatever one of them voted for alone, every version has one value
 * (P1).
 */
public final class PartialVotes extends RegisterDrill {
  /** About what a message needs. */
  private static final Duration FLIGHT = Duration.ofNanos(100_000);

  /** About what votes need to be asked for, synced and told. */
  private static final Duration A_VOTE = Duration.ofNanos(500_000);

  /** Loaded by name. */
  public PartialVotes() {}

  @Override
  void play(RegisterScene scene) throws Unavailable {
    Version first = scene.write(0, "first", Version.NONE);
    Future<WriteResult> interrupted = scene.begin(0, "interrupted", first);
    scene.runUntilVote(0);
    scene.runUpTo(FLIGHT);
    if (scene.random().nextBoolean()) {
      scene.unreachable(List.of(1, 2), List.of(), List.of(2));
      scene.read(2);
    }
    scene.unreachable(List.of(1, 2), List.of(0), List.of());
    Future<WriteResult> rival = scene.begin(1, "rival", first);
    if (scene.random().nextBoolean()) {
      scene.await(rival);
    } else {
      scene.runUntilVote(1);
      scene.runUpTo(A_VOTE);
    }
    int lost = 1 + scene.random().nextInt(2);
    scene.unreachable(List.of(1, 2), List.of(0, 3 - lost), List.of(lost));
    scene.read(2);
    scene.unreachable();
    scene.await(interrupted);
    scene.await(rival);
    scene.read(0);
  }
}
