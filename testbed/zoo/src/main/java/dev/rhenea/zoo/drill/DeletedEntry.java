package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Alteration;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An entry is deleted while its author still waits for the answer to its append, and while another
 * node copies the segment as it was. It must not come back: neither because its author does not
 * find its id (V3), nor because the other copy takes the place of the one without it (V10).
 */
public final class DeletedEntry extends Drill {
  private static final String POISON = "poison";

  /** Loaded by name. */
  public DeletedEntry() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    LogScene scene = new LogScene(seed);
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    VirtualLog copier = scene.open(LogScene.AUDITOR);
    VirtualLog author = scene.open(LogScene.WRITER);
    scene.world().await(operator.append(Payload.utf8("before")));
    scene.faults().cut(LogScene.keeper(1), LogScene.WRITER);
    Future<AppendResult> poison = author.append(Payload.utf8(POISON));
    scene.world().runFor(Duration.ofMillis(5));
    scene.world().await(operator.append(Payload.utf8("after")));
    scene.world().await(operator.reconfigExtend(LogScene.memory(LogScene.keeper(2))));

    delete(scene, operator, copier);
    scene.runUpTo(Duration.ofMillis(500));
    scene.faults().heal();
    scene.world().await(poison);
    scene.world().runFor(Duration.ofSeconds(3));
    List<String> found = texts(scene, operator);
    if (found.contains(POISON)) {
      findings.add("deleted-entry-returned");
    }
    if (Collections.frequency(found, "before") != 1 || Collections.frequency(found, "after") != 1) {
      findings.add("other-entry-touched");
    }
  }

  /** Until it is done: another copy may come first, and then it was not deleted. */
  private static void delete(LogScene scene, VirtualLog operator, VirtualLog copier)
      throws Unavailable {
    Future<ModifyResult> other = copy(copier);
    scene.runUpTo(Duration.ofMillis(3));
    ModifyResult result = scene.world().await(deletion(operator));
    while (!(result instanceof ModifyResult.Modified)) {
      result = scene.world().await(deletion(operator));
    }
    scene.world().await(other);
  }

  private static Future<ModifyResult> copy(VirtualLog copier) {
    return copier.reconfigModify(SegmentId.FIRST, LogScene.memory(LogScene.keeper(4)));
  }

  private static Future<ModifyResult> deletion(VirtualLog operator) {
    return operator.reconfigModify(
        SegmentId.FIRST, LogScene.memory(LogScene.keeper(3)), new Alteration.Delete(new Lsn(1)));
  }

  private static List<String> texts(LogScene scene, VirtualLog log) throws Unavailable {
    List<String> texts = new ArrayList<>();
    Lsn tail = scene.world().await(log.checkTail());
    Lsn at = Lsn.ZERO;
    while (at.isBefore(tail)) {
      ReadResult read = scene.world().await(log.readNext(at, tail, 1 << 16));
      if (read instanceof ReadResult.Entries(List<LogEntry> entries, Lsn next)) {
        entries.forEach(entry -> texts.add(entry.payload().toUtf8()));
      }
      at = read.next();
    }
    return texts;
  }
}
