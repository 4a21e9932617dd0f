package dev.rhenea.node.http;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.transport.HostPort;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The nodes of a cluster and where they are, so that who knows one node finds all.
 *
 * @param cluster its name
 * @param self the node that says so
 * @param register the composition of the registers that hold the chains
 */
public record Membership(
    String cluster, NodeId self, String register, SortedMap<NodeId, Place> nodes) {

  /**
   * Where a node listens.
   *
   * @param engines the engines whose servers it hosts
   */
  public record Place(HostPort http, HostPort peer, SortedSet<String> engines) {}

  /** All nodes, by name. */
  List<NodeId> members() {
    return List.copyOf(nodes.keySet());
  }

  /** The engines whose servers this node hosts. */
  SortedSet<String> engines() {
    Place own = nodes.get(self);
    return own == null ? new TreeSet<>() : own.engines();
  }

  JsonObject json() {
    JsonArray places = new JsonArray();
    nodes.forEach((node, place) ->
        places.add(
            new JsonObject()
                .put("node", node.name())
                .put("http", place.http().toString())
                .put("peer", place.peer().toString())
                .put("engines", new JsonArray(List.copyOf(place.engines())))));
    return new JsonObject()
        .put("cluster", cluster)
        .put("node", self.name())
        .put("register", register)
        .put("nodes", places);
  }
}
