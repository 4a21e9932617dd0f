package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.environment.NodeId;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a fault hits.
 *
 * @param share how many
 * @param order all nodes, those first that are hit first
 */
record Victims(Share share, List<NodeId> order) {
  /** How many nodes a fault hits. */
  enum Share {
    ONE,
    MINORITY,
    /** Those that order entries when it happens. */
    ORDERING,
    ALL,
    /** Of a partition: all, but each hears its neighbours, so that majorities overlap. */
    NEIGHBOURS
  }

  /** Two nodes, which a partition keeps from hearing each other. */
  record Pair(NodeId one, NodeId other) {}

  Victims {
    order = List.copyOf(order);
  }

  /** The nodes, if {@code ordering} order entries now; some one if nobody is known to. */
  List<NodeId> nodes(List<NodeId> ordering) {
    return switch (share) {
      case ONE -> order.subList(0, 1);
      case MINORITY -> order.subList(0, Math.max(1, (order.size() - 1) / 2));
      case ORDERING -> ordering.isEmpty() ? order.subList(0, 1) : List.copyOf(ordering);
      case ALL, NEIGHBOURS -> order;
    };
  }

  /** Whom a partition cuts from whom: what is hit from the rest, unless it leaves neighbours. */
  List<Pair> cut(List<NodeId> ordering) {
    List<NodeId> hit = nodes(ordering);
    if (share == Share.NEIGHBOURS) {
      return pairs((one, other) -> !areNeighbours(one, other));
    }
    return pairs((one, other) -> hit.contains(order.get(one)) != hit.contains(order.get(other)));
  }

  /**
   * On a ring, near enough for a majority to hear each other; of three, where all are near on a
   * ring, on a line.
   */
  private boolean areNeighbours(int one, int other) {
    int apart = Math.abs(one - other);
    int majority = order.size() / 2 + 1;
    return order.size() == 3 ? apart == 1 : Math.min(apart, order.size() - apart) <= majority / 2;
  }

  private interface Numbers {
    boolean test(int one, int other);
  }

  private List<Pair> pairs(Numbers apart) {
    List<Pair> pairs = new ArrayList<>();
    for (int one = 0; one < order.size(); one++) {
      for (int other = one + 1; other < order.size(); other++) {
        if (apart.test(one, other)) {
          pairs.add(new Pair(order.get(one), order.get(other)));
        }
      }
    }
    return pairs;
  }
}
