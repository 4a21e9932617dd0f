package dev.rhenea.provider;

import dev.rhenea.environment.NodeId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An existing server that a node process can host, such as one member of a ZooKeeper ensemble.
 * Found by {@code ServiceLoader}. A Loglet over it reaches it through {@link Host#endpoint}.
 */
public interface EngineProvider {
  /** The engine's name, e.g. {@code zookeeper}. */
  String name();

  /** Names of the TCP ports that one server needs. */
  List<String> ports();

  /**
   * Starts this node's server; called once, on a thread that may block.
   *
   * @throws Exception with a message for the operator, e.g. that a port is taken
   */
  Engine start(Site site) throws Exception;

  /** A running server. */
  interface Engine extends Closeable {
    /** Stops it and frees its ports; its data stays. */
    @Override
    void close() throws IOException;
  }

  /** Where a server runs and with whom. */
  interface Site {
    /** This node's name. */
    NodeId node();

    /** Every node that hosts a server of this engine, this one included, in a fixed order. */
    List<NodeId> members();

    /** A folder of the server's own; exists. */
    Path folder();

    /** Where a member's port of that name is, as {@code host:port}. */
    Optional<String> endpoint(NodeId member, String port);

    /** By how much every sync of the server's log is to take longer: an emulated slower device. */
    default Duration syncLatency() {
      return Duration.ZERO;
    }
  }
}
