package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.ReconfigResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests and answers of a pipeline are lost, then the segment is closed before anybody asks
 * again: each append is in the closed segment or not, and its writer has to find out (V1).
 */
public final class LostAnswers extends LogDrill {
  private static final int SWITCHES = 4;

  /** Loaded by name. */
  public LostAnswers() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog writer = scene.open(LogScene.WRITER);
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    List<Future<AppendResult>> appends = new ArrayList<>();
    for (int i = 0; i < SWITCHES; i++) {
      scene.faults().loss(0.3);
      for (int burst = scene.random().nextInt(8); burst >= 0; burst--) {
        appends.add(scene.append(writer));
        writer.checkTail().whenDone(() -> {}); // raises what later appends know of the tail
        appends.add(scene.append(operator));
        scene.runUpTo(Duration.ofNanos(500_000));
      }
      scene.faults().loss(0);
      Future<ReconfigResult> switching =
          operator.reconfigExtend(LogScene.memory(LogScene.keeper(1 + (i + 1) % 4)));
      scene.runUpTo(Duration.ofMillis(1));
      appends.add(scene.append(writer));
      scene.world().await(switching);
    }
    scene.appended(appends);
  }
}
