package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.transport.HostPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How a node process is started. */
sealed interface NodeArguments {
  String USAGE =
      """
      usage: NodeMain --cluster FILE --node NAME --folder FOLDER
         or: NodeMain --join HOST:PORT --node NAME --folder FOLDER --peer HOST:PORT --http HOST:PORT\
      """;

  NodeId node();

  Path folder();

  /** As one of the nodes of a cluster file. */
  record Founding(Path cluster, NodeId node, Path folder) implements NodeArguments {}

  /** Into a cluster that was made without it. */
  record Joining(HostPort contact, NodeId node, Path folder, Addresses addresses)
      implements NodeArguments {}

  /**
   * Reads {@code arguments}.
   *
   * @throws IllegalArgumentException if they cannot be used
   */
  static NodeArguments parse(String[] arguments) {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    if (arguments.length == 2 * options.size()) {
      if (options.keySet().equals(Set.of("--cluster", "--node", "--folder"))) {
        return new Founding(
            Path.of(value(options, "--cluster")),
            new NodeId(value(options, "--node")),
            Path.of(value(options, "--folder")));
      }
      if (options.keySet().equals(Set.of("--join", "--node", "--folder", "--peer", "--http"))) {
        return new Joining(
            HostPort.parse(value(options, "--join")),
            new NodeId(value(options, "--node")),
            Path.of(value(options, "--folder")),
            Addresses.of(reachable(options, "--peer"), reachable(options, "--http")));
      }
    }
    throw new IllegalArgumentException(USAGE);
  }

  private static String value(Map<String, String> options, String name) {
    return Optional.ofNullable(options.get(name)).orElseThrow();
  }

  /** Other nodes are told this address. */
  private static HostPort reachable(Map<String, String> options, String name) {
    HostPort address = HostPort.parse(value(options, name));
    if (List.of("0.0.0.0", "::").contains(address.host()) || address.port() == 0) {
      throw new IllegalArgumentException(
          "%s %s: the other nodes have to find this one there; name an address of this machine, and a port"
              .formatted(name, address));
    }
    return address;
  }
}
