package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A writer looks for its entries in a closed segment while others, who have read them, trim them
 * away: not to find an entry there proves nothing any more (V2).
 */
public final class TrimmedLookup extends LogDrill {
  /** Loaded by name. */
  public TrimmedLookup() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog writer = scene.open(LogScene.WRITER);
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    scene.runUpTo(Duration.ofMillis(5));
    scene.faults().cut(LogScene.keeper(1), LogScene.WRITER);
    List<Future<AppendResult>> appends = new ArrayList<>();
    for (int i = scene.random().nextInt(4); i >= 0; i--) {
      appends.add(scene.append(writer));
    }
    scene.world().runFor(Duration.ofMillis(5));
    scene.appended(List.of(scene.append(operator)));
    scene.readAll(operator);
    scene.world().await(operator.reconfigExtend(LogScene.memory(LogScene.keeper(2))));
    scene.runUpTo(Duration.ofSeconds(2));
    if (scene.random().nextInt(4) == 0) {
      scene.faults().heal();
      scene.runUpTo(Duration.ofMillis(1));
    }
    Lsn mark = new Lsn(1 + scene.random().nextLong(appends.size() + 1));
    scene.world().await(scene.trim(operator, mark));
    if (scene.random().nextBoolean()) {
      scene.world().await(operator.reconfigTruncate());
    }
    scene.runUpTo(Duration.ofMillis(200));
    scene.faults().heal();
    scene.answered(appends);
  }
}
