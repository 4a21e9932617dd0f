package dev.rhenea.composition;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.ProtocolProvider;
import java.util.List;
import java.util.Optional;

/**
 * The words a composition may use.
 *
 * @param kind whether it describes a Loglet or a register
 * @param nodes the cluster's nodes; if empty, any name may be a node's
 */
record Vocabulary(Catalogue catalogue, Kind kind, Optional<List<NodeId>> nodes) {
  enum Kind {
    LOGLET,
    REGISTER
  }

  Optional<? extends ProtocolProvider> provider(String name) {
    return switch (kind) {
      case LOGLET -> catalogue.loglet(name);
      case REGISTER -> catalogue.register(name);
    };
  }

  /** The names of all protocols of the kind. */
  List<String> names() {
    return switch (kind) {
      case LOGLET -> catalogue.loglets().stream().map(ProtocolProvider::name).toList();
      case REGISTER -> catalogue.registers().stream().map(ProtocolProvider::name).toList();
    };
  }

  boolean isNode(String name) {
    return nodes.isEmpty() || nodeNames().contains(name);
  }

  List<String> nodeNames() {
    return nodes.orElse(List.of()).stream().map(NodeId::name).toList();
  }
}
