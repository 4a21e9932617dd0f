package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ReconfigResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Three operators replace the same segment by different compositions: one of them gets its way and
 * is told so, the others learn by whom they were superseded, and no segment is wasted (V5, V6, V7).
 */
public final class RacingSwitches extends LogDrill {
  private static final List<NodeId> OPERATORS =
      List.of(LogScene.OPERATOR, LogScene.WRITER, LogScene.AUDITOR);

  /** Loaded by name. */
  public RacingSwitches() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    List<VirtualLog> logs = new ArrayList<>();
    for (NodeId node : OPERATORS) {
      logs.add(scene.open(node));
    }
    for (VirtualLog log : logs) {
      scene.appended(List.of(scene.append(log)));
    }
    Map<ProtocolSpec, Future<ReconfigResult>> races = new LinkedHashMap<>();
    for (VirtualLog log : logs) {
      ProtocolSpec target = LogScene.memory(LogScene.keeper(2 + races.size()));
      races.put(target, log.reconfigExtend(SegmentId.FIRST, target));
      scene.runUpTo(Duration.ofMillis(1));
    }
    int installed = 0;
    for (Map.Entry<ProtocolSpec, Future<ReconfigResult>> race : races.entrySet()) {
      ReconfigResult result = scene.world().await(race.getValue());
      if (result instanceof ReconfigResult.Installed) {
        installed++;
        requireActive(scene, race.getKey());
      } else if (!(result instanceof ReconfigResult.Superseded)) {
        scene.found("lost-switch");
      }
    }
    if (installed != 1 || scene.stored().chain().segments().size() != 2) {
      scene.found("duel");
    }
  }

  private static void requireActive(LogScene scene, ProtocolSpec target) throws Unavailable {
    if (!scene.stored().chain().active().created().nodes().equals(target.nodes())) {
      scene.found("lost-switch");
    }
  }
}
