package dev.rhenea.node.http;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.virtuallog.placement.Placement;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The nodes of a cluster and where they are, so that who knows one node finds all.
 *
 * @param cluster its name
 * @param self the node that says so
 * @param register the composition of the registers that hold the chains
 * @param placement where they are, if they were ever moved
 */
public record Membership(
    String cluster,
    NodeId self,
    String register,
    SortedMap<NodeId, Addresses> nodes,
    Optional<Placement> placement) {
  public Membership {
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
  }

  /** All nodes, by name. */
  public List<NodeId> members() {
    return List.copyOf(nodes.keySet());
  }

  /** The same with other nodes, and the registers elsewhere. */
  public Membership with(
      SortedMap<NodeId, Addresses> others, String registers, Optional<Placement> moved) {
    return new Membership(cluster, self, registers, others, moved);
  }

  /** The engines whose servers this node hosts. */
  SortedSet<String> engines() {
    Addresses own = nodes.get(self);
    return own == null ? new TreeSet<>() : new TreeSet<>(own.engines().keySet());
  }

  JsonObject json() {
    JsonArray places = new JsonArray();
    nodes.forEach((node, addresses) ->
        places.add(
            new JsonObject()
                .put("node", node.name())
                .put("http", addresses.http().toString())
                .put("peer", addresses.peer().toString())
                .put("engines", new JsonArray(List.copyOf(addresses.engines().keySet())))));
    JsonObject json =
        new JsonObject()
            .put("cluster", cluster)
            .put("node", self.name())
            .put("register", register)
            .put("nodes", places);
    placement
        .filter(Placement::isUnderWay)
        .ifPresent(moving -> json.put("moving", names(moving.wanted())));
    return json;
  }

  /** By name, in that order. */
  static JsonArray names(Collection<NodeId> nodes) {
    JsonArray names = new JsonArray();
    nodes.forEach(node -> names.add(node.name()));
    return names;
  }
}
