package dev.rhenea.cli.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rhenea.bench.cluster.Ports;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.machine.Retention;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.provider.EngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.ServiceLoader;

/**
 * The file that all node processes are started with; {@code dev.rhenea.node.process} describes it.
 *
 * @param members every node, with its ports
 */
record ClusterFile(ClusterPlan plan, SequencedMap<NodeId, Member> members) {
  /** Its name in the cluster's folder. */
  static final String NAME = "cluster.json";

  /** Where a node listens; a node without engines has none in the file. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Member(String peer, String http, Map<String, Map<String, String>> engines) {}

  /** The file's form. */
  private record Form(
      String cluster,
      Map<String, Member> nodes,
      String register,
      Map<String, String> logs,
      String durability,
      Retention retention) {}

  /**
   * Gives every node its ports; those for people, HTTP, come first.
   *
   * @throws IOException if not enough ports can be had
   */
  static ClusterFile of(ClusterPlan plan) throws IOException {
    List<EngineProvider> engines =
        ServiceLoader.load(EngineProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(engine -> plan.engines().contains(engine.name()))
            .toList();
    if (engines.size() < plan.engines().size()) {
      throw new IOException("not all of the engines " + plan.engines() + " are installed");
    }
    int each = 2 + engines.stream().mapToInt(engine -> engine.ports().size()).sum();
    int count = each * plan.nodes().size();
    List<Integer> ports =
        plan.firstPort().isPresent()
            ? Ports.from(plan.firstPort().getAsInt(), count)
            : Ports.free(count);
    Iterator<Integer> http = ports.subList(0, plan.nodes().size()).iterator();
    Iterator<Integer> others = ports.subList(plan.nodes().size(), count).iterator();
    SequencedMap<NodeId, Member> members = new LinkedHashMap<>();
    plan.nodes().forEach(node -> members.put(node, member(http.next(), others, engines)));
    return new ClusterFile(plan, members);
  }

  private static Member member(int http, Iterator<Integer> ports, List<EngineProvider> engines) {
    String peer = loopback(ports.next());
    Map<String, Map<String, String>> hosted = new LinkedHashMap<>();
    for (EngineProvider engine : engines) {
      Map<String, String> named = new LinkedHashMap<>();
      engine.ports().forEach(port -> named.put(port, loopback(ports.next())));
      hosted.put(engine.name(), named);
    }
    return new Member(peer, loopback(http), hosted);
  }

  private static String loopback(int port) {
    return "127.0.0.1:" + port;
  }

  /**
   * With one node more, which hosts no engines.
   *
   * @throws IOException if no ports can be had for it
   */
  ClusterFile with(NodeId node) throws IOException {
    Iterator<Integer> ports = Ports.free(2).iterator();
    SequencedMap<NodeId, Member> more = new LinkedHashMap<>(members);
    more.put(node, member(ports.next(), ports, List.of()));
    return new ClusterFile(plan, more);
  }

  /** Where {@code node} serves clients. */
  HostPort http(NodeId node) {
    Member member = members.get(node);
    if (member == null) {
      throw new IllegalArgumentException("no node " + node + " in this cluster");
    }
    return HostPort.parse(member.http());
  }

  /** The same cluster for one node, which reaches the others through {@code links}. */
  ClusterFile seenBy(NodeId node, Links links) {
    SequencedMap<NodeId, Member> seen = new LinkedHashMap<>();
    members.forEach((other, real) ->
        seen.put(other, other.equals(node) ? real : links.relayed(node, other, real)));
    return new ClusterFile(plan, seen);
  }

  /** Writes the file into {@code folder}. */
  Path write(Path folder) throws IOException {
    Map<String, Member> nodes = new LinkedHashMap<>();
    members.forEach((id, member) -> nodes.put(id.name(), member));
    Form form = new Form("local", nodes, plan.register(), plan.logs(), "fsync", plan.retention());
    return Files.writeString(folder.resolve(NAME), Json.print(form) + "\n");
  }
}
