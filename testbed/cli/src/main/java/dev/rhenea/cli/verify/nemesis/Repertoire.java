package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.environment.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The compositions among which a log is switched. */
public sealed interface Repertoire {
  /** What a log begins on. */
  String first();

  /** Draws what it is switched to. */
  String draw(SplittableRandom random);

  /** Every protocol and engine that it may need, by example. */
  List<String> examples();

  /** Those that somebody has named, the first one first. */
  record Named(List<String> expressions) implements Repertoire {
    public Named {
      expressions = List.copyOf(expressions);
    }

    @Override
    public String first() {
      return expressions.getFirst();
    }

    @Override
    public String draw(SplittableRandom random) {
      return expressions.get(random.nextInt(expressions.size()));
    }

    @Override
    public List<String> examples() {
      return expressions;
    }
  }

  /**
   * The usual ones: native on any three nodes, a stripe of two natives with different sequencers,
   * ZooKeeper on all nodes.
   *
   * @param nodes at least three
   */
  record Usual(List<NodeId> nodes) implements Repertoire {
    private static final int GROUP = 3;

    public Usual {
      nodes = List.copyOf(nodes);
    }

    @Override
    public String first() {
      return group(nodes.subList(0, GROUP), nodes.getFirst());
    }

    @Override
    public String draw(SplittableRandom random) {
      List<NodeId> group = Shuffle.of(nodes, random).subList(0, GROUP);
      return switch (random.nextInt(3)) {
        case 0 -> group(group, group.getFirst());
        case 1 ->
            "stripe(%s, %s)".formatted(group(group, group.get(0)), group(group, group.get(1)));
        default -> zookeeper();
      };
    }

    @Override
    public List<String> examples() {
      return List.of(first(), zookeeper());
    }

    private String zookeeper() {
      return "zookeeper(" + NodeId.joined(nodes, ", ") + ")";
    }

    private String group(List<NodeId> group, NodeId sequencer) {
      List<NodeId> sorted = new ArrayList<>(nodes);
      sorted.retainAll(group);
      return "native(%s, sequencer: %s)".formatted(NodeId.joined(sorted, ", "), sequencer);
    }
  }
}
