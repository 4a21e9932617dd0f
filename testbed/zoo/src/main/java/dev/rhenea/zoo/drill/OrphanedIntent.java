package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;

/**
 * The author of a switch dies at some step of it, and nobody uses the log: whoever holds a handle
 * has to bring the switch to its end all the same (V4).
 */
public final class OrphanedIntent extends LogDrill {
  private static final List<String> STEPS =
      List.of(
          "Reconfiguration.IntentWritten",
          "Reconfiguration.Created",
          "Reconfiguration.Sealed",
          "Reconfiguration.TailKnown");

  /** Patience, creation and some looks at the chain, generously. */
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Loaded by name. */
  public OrphanedIntent() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog author = scene.open(LogScene.OPERATOR);
    scene.open(LogScene.WRITER);
    scene.appended(List.of(scene.append(author)));
    String step = STEPS.get(scene.random().nextInt(STEPS.size()));
    scene.ambush(
        traced -> traced.step().step().equals(step), () -> scene.faults().crash(LogScene.OPERATOR));
    author.reconfigExtend(LogScene.memory(LogScene.keeper(2)));
    scene.world().runFor(SOON);
    ChainRecord record = scene.stored().record();
    if (record.pending().isPresent() || record.chain().segments().size() != 2) {
      scene.found("overdue-intent");
    }
  }
}
