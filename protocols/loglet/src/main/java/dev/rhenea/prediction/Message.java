package dev.rhenea.prediction;

import dev.rhenea.environment.NodeId;
import java.util.Optional;

/**
 * A message of a call, between different nodes.
 *
 * @param from a node of the Loglet; empty if it is the client's
 * @param to a node of the Loglet; empty if it is the client's
 * @param times how often it is sent for a call, on average
 * @param entry what it has of the call's entry; empty if nothing
 */
public record Message(
    Optional<NodeId> from, Optional<NodeId> to, double times, Optional<Carried> entry) {

  /**
   * Of the entry, with what layers above the protocol add to it.
   *
   * @param share how much of it, from 0 to 1
   * @param added in bytes
   */
  public record Carried(double share, double added) {
    /** Bytes of an entry of that size. */
    double bytes(int size) {
      return share * size + added;
    }
  }

  /** From the client to a node. */
  public static Message to(NodeId node) {
    return new Message(Optional.empty(), Optional.of(node), 1, Optional.empty());
  }

  /** From a node to the client. */
  public static Message from(NodeId node) {
    return new Message(Optional.of(node), Optional.empty(), 1, Optional.empty());
  }

  public static Message between(NodeId from, NodeId to) {
    return new Message(Optional.of(from), Optional.of(to), 1, Optional.empty());
  }

  /** The same with the entry in it. */
  public Message withEntry() {
    return new Message(from, to, times, Optional.of(new Carried(1, 0)));
  }

  /** The same, if it is sent in that share of the calls. */
  public Message share(double share) {
    return new Message(from, to, times * share, entry);
  }

  /** The same under a layer that adds so many bytes to an entry. */
  public Message adding(int bytes) {
    return new Message(
        from,
        to,
        times,
        entry.map(
            carried -> new Carried(carried.share(), carried.added() + carried.share() * bytes)));
  }

  /** The same under a layer that gives only that share of an entry to the Loglet below it. */
  Message dividing(double share) {
    return new Message(
        from,
        to,
        times,
        entry.map(carried -> new Carried(carried.share() * share, carried.added())));
  }

  /** The same if that node is the client. */
  public Message by(NodeId node) {
    return new Message(Optional.of(from.orElse(node)), Optional.of(to.orElse(node)), times, entry);
  }

  /** Whether that node sends or receives it. */
  public boolean touches(NodeId node) {
    return from.filter(node::equals).isPresent() || to.filter(node::equals).isPresent();
  }

  /** A node tells itself: nothing that travels. */
  boolean isAtHome() {
    return from.isPresent() && from.equals(to);
  }
}
