package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.stream.Stream;

/** Who does what under a composition. Pure. */
final class Roles {
  private Roles() {}

  /**
   * Those who order entries: of a composition of several, everyone's; of servers with a leader of
   * their own, the first.
   */
  static List<NodeId> ordering(ProtocolSpec loglet) {
    return orderers(loglet).distinct().toList();
  }

  /** Those who keep entries. */
  static List<NodeId> keeping(ProtocolSpec loglet) {
    return keepers(loglet).distinct().toList();
  }

  private static Stream<NodeId> orderers(ProtocolSpec loglet) {
    return loglet.children().isEmpty()
        ? new Arguments(loglet)
            .node("sequencer").or(() -> loglet.nodes().stream().findFirst()).stream()
        : loglet.children().stream().flatMap(Roles::orderers);
  }

  private static Stream<NodeId> keepers(ProtocolSpec loglet) {
    return loglet.children().isEmpty()
        ? loglet.nodes().stream()
        : loglet.children().stream().flatMap(Roles::keepers);
  }
}
