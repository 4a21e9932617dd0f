package dev.rhenea.node.directory;

import dev.rhenea.node.transport.HostPort;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a node listens.
 *
 * @param peer for the other nodes
 * @param http for clients
 * @param engines by engine and port name; a node hosts the engines it has ports for
 */
public record Addresses(
    HostPort peer, HostPort http, SortedMap<String, SortedMap<String, HostPort>> engines) {
  /** Those of a node that hosts no engine. */
  public static Addresses of(HostPort peer, HostPort http) {
    return new Addresses(peer, http, new TreeMap<>());
  }

  /** Everything the node listens on. */
  public List<HostPort> all() {
    return Stream.concat(
            Stream.of(http, peer),
            engines.values().stream().flatMap(ports -> ports.values().stream()))
        .toList();
  }

  /** Where it listens for {@code engine} under that port name. */
  public Optional<HostPort> endpoint(String engine, String port) {
    return Optional.ofNullable(engines.get(engine))
        .flatMap(ports -> Optional.ofNullable(ports.get(port)));
  }
}
