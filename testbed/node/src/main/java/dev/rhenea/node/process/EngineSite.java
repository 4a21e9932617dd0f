package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.EngineProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where this node hosts one engine's server. */
record EngineSite(ClusterFile cluster, NodeId node, String engine, Path folder)
    implements EngineProvider.Site {
  @Override
  public List<NodeId> members() {
    return cluster.hosting(engine);
  }

  @Override
  public Optional<String> endpoint(NodeId member, String port) {
    return cluster.endpoint(member, engine, port);
  }
}
