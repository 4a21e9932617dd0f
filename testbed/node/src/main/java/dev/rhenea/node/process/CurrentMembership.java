package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.http.Membership;
import dev.rhenea.node.runtime.Endpoints;
import dev.rhenea.virtuallog.placement.Placement;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * The nodes of the cluster as this one knows them: those of the cluster file until it has read the
 * directory. Changed by one thread, read by any.
 */
final class CurrentMembership implements Supplier<Membership>, Endpoints {
  private volatile Membership now;

  CurrentMembership(Membership first) {
    this.now = first;
  }

  @Override
  public Membership get() {
    return now;
  }

  void change(SortedMap<NodeId, Addresses> nodes, String register, Optional<Placement> placement) {
    now = now.with(nodes, register, placement);
  }

  @Override
  public Optional<String> find(NodeId node, String engine, String port) {
    return Optional.ofNullable(now.nodes().get(node))
        .flatMap(addresses -> addresses.endpoint(engine, port))
        .map(Object::toString);
  }
}
