package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A cluster of three nodes on loopback, whose register and logs n1 keeps in memory. */
final class NodeFiles {
  private static final int NODES = 3;

  private final Path folder;
  private final String cluster;
  private final List<Integer> ports = FreePorts.take(2 * NODES);

  NodeFiles(Path folder, String cluster) {
    this.folder = folder;
    this.cluster = cluster;
  }

  static NodeId id(int node) {
    return new NodeId("n" + node);
  }

  int port(int node) {
    return ports.get(node - 1);
  }

  int http(int node) {
    return ports.get(NODES + node - 1);
  }

  Path dataOf(int node) {
    return folder.resolve(cluster + "-n" + node);
  }

  /** Writes the cluster's file, under another cluster's name if that is wanted. */
  Path file(String name) {
    String nodes =
        IntStream.rangeClosed(1, NODES)
            .mapToObj(i ->
                "\"n%d\": {\"peer\": \"127.0.0.1:%d\", \"http\": \"127.0.0.1:%d\"}"
                    .formatted(i, port(i), http(i)))
            .collect(Collectors.joining(", "));
    String text =
        """
        {"cluster": "%s",
         "nodes": {%s},
         "register": "memory(n1)",
         "logs": {"table": "memory(n1)", "other": "memory(n1)"}}
        """
            .formatted(name, nodes);
    try {
      return Files.writeString(folder.resolve(name + ".json"), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Path file() {
    return file(cluster);
  }
}
