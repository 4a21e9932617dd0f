package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.worlds.schedule.Cluster;
import dev.rhenea.worlds.schedule.Target;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who plays which role now.
 *
 * @param active the active segment's composition, as the best informed client knows it
 */
record Roles(Cluster cluster, Supplier<ProtocolSpec> active) {
  /** Whom a fault of that target hits; nobody yet, if somebody has to take a step first. */
  List<NodeId> of(Target target) {
    return switch (target) {
      case Target.Nodes(List<NodeId> nodes) -> nodes;
      case Target.Sequencer() -> List.of(sequencer(active.get()));
      case Target.Author author -> List.of();
      case Target.Upon upon -> List.of();
      case Target.MetaStore(Target.Share share, int turn) ->
          Target.some(cluster.acceptors(), share, turn);
      case Target.LogServers(Target.Share share, int turn) ->
          Target.some(List.copyOf(active.get().nodes()), share, turn);
      case Target.Everybody() -> cluster.nodes();
    };
  }

  /** Of a composition of several, the first one's. */
  private static NodeId sequencer(ProtocolSpec loglet) {
    return loglet.children().isEmpty()
        ? new Arguments(loglet).node("sequencer").orElseGet(() -> loglet.nodes().getFirst())
        : sequencer(loglet.children().getFirst());
  }
}
