package dev.rhenea.node.transport;

import dev.rhenea.environment.NodeId;
import java.util.Optional;

/** What a node says of itself first, and whether it likes what it hears. */
record Greeting(String cluster, NodeId node, long incarnation) {
  /** Of the protocol; a newer major is refused, whatever a newer minor adds is ignored. */
  static final int MAJOR = 1;

  static final int MINOR = 0;

  Frame.Hello to(NodeId other) {
    return new Frame.Hello(MAJOR, MINOR, cluster, node, other, incarnation);
  }

  /**
   * Why a connection cannot be, in words for the operators of both nodes; empty if it can.
   *
   * @param dialled whom this node meant to reach, if it dialled
   */
  Optional<String> objection(Frame.Hello hello, Optional<NodeId> dialled) {
    if (hello.major() > MAJOR) {
      return Optional.of(
          "%s speaks version %d, %s knows up to %d: upgrade %s first"
              .formatted(hello.from(), hello.major(), node, MAJOR, node));
    }
    if (!hello.cluster().equals(cluster)) {
      return Optional.of(
          "%s belongs to cluster '%s', %s to cluster '%s': correct the addresses of one of them"
              .formatted(hello.from(), hello.cluster(), node, cluster));
    }
    if (!hello.to().equals(node)) {
      return Optional.of(
          "%s was looking for %s, but this is %s: correct its address"
              .formatted(hello.from(), hello.to(), node));
    }
    if (dialled.isPresent() && !dialled.get().equals(hello.from())) {
      return Optional.of(
          "%s was looking for %s, but this is %s: correct its address"
              .formatted(node, dialled.get(), hello.from()));
    }
    return Optional.empty();
  }
}
