package dev.rhenea.cli.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.environment.NodeId;
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

  /** Where a node listens; a node without engines has none in the file. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Member(String peer, String http, Map<String, Map<String, String>> engines) {}

  /** The file's form. */
  private record Form(
      String cluster,
      Map<String, Member> nodes,
      String register,
      Map<String, String> logs,
      String durability) {}

  /**
   * Gives every node its ports.
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
    Iterator<Integer> ports =
        (plan.firstPort().isPresent()
                ? Ports.from(plan.firstPort().getAsInt(), count)
                : Ports.free(count))
            .iterator();
    SequencedMap<NodeId, Member> members = new LinkedHashMap<>();
    plan.nodes().forEach(node -> members.put(node, member(ports, engines)));
    return new ClusterFile(plan, members);
  }

  private static Member member(Iterator<Integer> ports, List<EngineProvider> engines) {
    String peer = loopback(ports.next());
    String http = loopback(ports.next());
    Map<String, Map<String, String>> hosted = new LinkedHashMap<>();
    for (EngineProvider engine : engines) {
      Map<String, String> named = new LinkedHashMap<>();
      engine.ports().forEach(port -> named.put(port, loopback(ports.next())));
      hosted.put(engine.name(), named);
    }
    return new Member(peer, http, hosted);
  }

  private static String loopback(int port) {
    return "127.0.0.1:" + port;
  }

  /** The port on which {@code node} serves clients. */
  int http(NodeId node) {
    String http = members.getOrDefault(node, new Member("", ":0", Map.of())).http();
    return Integer.parseInt(http.substring(http.indexOf(':') + 1));
  }

  /** Writes the file into {@code folder}. */
  Path write(Path folder) throws IOException {
    Map<String, Member> nodes = new LinkedHashMap<>();
    members.forEach((id, member) -> nodes.put(id.name(), member));
    Form form = new Form("local", nodes, plan.register(), Map.of("default", plan.first()), "fsync");
    return Files.writeString(folder.resolve("cluster.json"), Json.print(form) + "\n");
  }
}
