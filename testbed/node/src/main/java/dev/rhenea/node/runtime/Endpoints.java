package dev.rhenea.node.runtime;

import dev.rhenea.environment.NodeId;
import java.util.Optional;

/** Where the engines of the cluster's nodes listen. */
@FunctionalInterface
public interface Endpoints {
  /** No node hosts an engine. */
  Endpoints NONE = (node, engine, port) -> Optional.empty();

  /** See {@link dev.rhenea.provider.Host#endpoint}. */
  Optional<String> find(NodeId node, String engine, String port);
}
