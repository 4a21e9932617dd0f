package dev.rhenea.worlds.schedule;

import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whom a fault hits; whoever plays a role is found out when it strikes. */
public sealed interface Target {
  /** Nodes by name. */
  record Nodes(List<NodeId> nodes) implements Target {
    public Nodes {
      nodes = List.copyOf(nodes);
    }
  }

  /** Whoever orders the entries of the active segment. */
  record Sequencer() implements Target {}

  /**
   * Whoever takes that step of a procedure next, while the fault waits: {@code
   * Reconfiguration.Sealed}, or {@code Seal.Majority} for the sealing client.
   *
   * @param step as traces name it
   * @param events how many events after the step it is hit; 0: at once, within its handler
   */
  record Author(String step, int events) implements Target {}

  /** Somebody as soon as anybody takes that step of a procedure, while the fault waits. */
  record Upon(String step, Target whom) implements Target {
    public Upon {
      if (whom instanceof Author || whom instanceof Upon) {
        throw new IllegalArgumentException("a fault waits for one step, and hits whoever is there");
      }
    }
  }

  /**
   * Nodes of the MetaStore.
   *
   * @param turn which of the possible sets
   */
  record MetaStore(Share share, int turn) implements Target {}

  /**
   * Nodes of the active segment's Loglet.
   *
   * @param turn which of the possible sets
   */
  record LogServers(Share share, int turn) implements Target {}

  /** The network as a whole. */
  record Everybody() implements Target {}

  /** How many of a role's nodes. */
  enum Share {
    MINORITY,
    MAJORITY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Share of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    int of(int nodes) {
      return this == MAJORITY ? nodes / 2 + 1 : (nodes - 1) / 2;
    }
  }

  /** The nodes it names. */
  default List<NodeId> named() {
    return switch (this) {
      case Nodes(List<NodeId> nodes) -> nodes;
      case Upon(String step, Target whom) -> whom.named();
      default -> List.of();
    };
  }

  /** The share of {@code nodes}, beginning with the one whose turn it is. */
  static List<NodeId> some(List<NodeId> nodes, Share share, int turn) {
    int count = share.of(nodes.size());
    return IntStream.range(0, count).mapToObj(i -> nodes.get((turn + i) % nodes.size())).toList();
  }
}
