package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.SegmentId;
import java.time.Duration;

/**
 * Another copy takes the place of the one of a {@link SilencedExchange} meanwhile. If the first
 * copy was in the chain, its author is not to be told that nothing was done (V7).
 */
public final class ReplacedInDoubt extends LogDrill {
  /** Longer than one write waits for its answer, shorter than the exchange is tried. */
  private static final Duration SILENCE = Duration.ofSeconds(7);

  /** Loaded by name. */
  public ReplacedInDoubt() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    SilencedExchange exchange = SilencedExchange.begin(scene);
    scene.world().runFor(Duration.ofMillis(10));
    boolean done = exchange.isDone(scene);

    scene
        .world()
        .await(
            exchange.writer().reconfigModify(SegmentId.FIRST, LogScene.memory(LogScene.keeper(4))));
    scene.world().runFor(SILENCE);
    scene.faults().heal();
    boolean told =
        switch (scene.world().await(exchange.answer())) {
          case ModifyResult.Modified yes -> true;
          case ModifyResult.Unfinished unknown -> true;
          case ModifyResult no -> false;
        };
    if (done && !told) {
      scene.found("done-and-denied");
    }
    scene.readAll(exchange.writer());
  }
}
