package dev.rhenea.node.http;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Addresses;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
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
 */
public record Membership(
    String cluster, NodeId self, String register, SortedMap<NodeId, Addresses> nodes) {
  public Membership {
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
  }

  /** All nodes, by name. */
  public List<NodeId> members() {
    return List.copyOf(nodes.keySet());
  }

  /** The same with other nodes. */
  public Membership with(SortedMap<NodeId, Addresses> others) {
    return new Membership(cluster, self, register, others);
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
    return new JsonObject()
        .put("cluster", cluster)
        .put("node", self.name())
        .put("register", register)
        .put("nodes", places);
  }
}
