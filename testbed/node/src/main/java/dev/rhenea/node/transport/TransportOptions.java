package dev.rhenea.node.transport;

import dev.rhenea.environment.NodeId;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who talks to whom.
 *
 * @param cluster nodes of another cluster are refused
 * @param node this node
 * @param peers where each node of the cluster listens, this one included
 * @param largestMessage bytes of the largest message, more than zero
 * @param mostWaiting bytes that may wait to be sent to one node, and that may have arrived and not
 *     been handled; more than zero
 * @param silence after which a connection is taken for dead; at least 100 ms
 */
public record TransportOptions(
    String cluster,
    NodeId node,
    Map<NodeId, HostPort> peers,
    int largestMessage,
    long mostWaiting,
    Duration silence) {
  public TransportOptions {
    peers = Map.copyOf(new TreeMap<>(peers));
    if (largestMessage < 1 || mostWaiting < 1 || silence.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException(
          "limits must be positive, and silence at least 100 ms: "
              + largestMessage
              + ", "
              + mostWaiting
              + ", "
              + silence);
    }
  }

  /** Messages up to 8 MiB, 64 MiB waiting, 5 s of silence. */
  public TransportOptions(String cluster, NodeId node, Map<NodeId, HostPort> peers) {
    this(cluster, node, peers, 8 << 20, 64L << 20, Duration.ofSeconds(5));
  }
}
