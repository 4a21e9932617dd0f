package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.Costs;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hundreds of appends are under way when their segment is closed: that costs each of them an answer
 * from the old Loglet and one from the new, and the handle a few more, not each append a lookup
 * (V12).
 */
public final class LongPipeline extends LogDrill {
  private static final int APPENDS = 300;

  /** What the lookup takes, and the looks at the chain, generously. */
  private static final int OVERHEAD = 100;

  /** Loaded by name. */
  public LongPipeline() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog writer = scene.open(LogScene.WRITER);
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    scene.faults().cut(LogScene.WRITER, LogScene.keeper(1));
    List<Future<AppendResult>> appends = new ArrayList<>();
    for (int i = 0; i < APPENDS; i++) {
      appends.add(scene.append(writer));
    }
    scene.runUpTo(Duration.ofMillis(5));
    scene.world().await(operator.reconfigExtend(LogScene.memory(LogScene.keeper(2))));
    Costs before = scene.world().costs();
    scene.faults().heal();
    scene.appended(appends);
    long messages = scene.world().costs().since(before).messages();
    if (messages > 4 * APPENDS + OVERHEAD) {
      scene.found("lookups");
    }
  }
}
