package dev.rhenea.worlds.schedule;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.quorum.Majority;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Predicate;

/**
 * Whether the nodes that serve are enough. Errs on the side of too few: of a protocol it does not
 * know it wants every node, of a combinator every part.
 */
public final class Sufficiency {
  private Sufficiency() {}

  /** To seal the Loglet, find its tail and read it. */
  public static boolean quorum(ProtocolSpec loglet, Predicate<Value.Node> serves) {
    List<ProtocolSpec> parts = loglet.children();
    if (!parts.isEmpty()) {
      return parts.stream().allMatch(part -> quorum(part, serves));
    }
    Arguments arguments = new Arguments(loglet);
    List<Value.Node> members =
        loglet.protocol().equals("native")
            ? arguments.nodes("logservers")
            : arguments.spec().arguments().keySet().stream()
                .filter(name -> isNodes(loglet, name))
                .flatMap(name -> arguments.nodes(name).stream())
                .toList();
    return loglet.protocol().equals("native")
        ? majority(members, serves)
        : members.stream().allMatch(serves);
  }

  /**
   * To append: with the Loglet as it is, or with the one that its provider puts in its place.
   *
   * @param spares where it may be moved to
   * @param up without regard to storage ids, which a new Loglet has new ones of
   */
  public static boolean append(
      ProtocolSpec loglet, SequencedSet<NodeId> spares, Catalogue catalogue, Predicate<NodeId> up) {
    SequencedSet<NodeId> failed = new LinkedHashSet<>(loglet.nodes());
    failed.removeIf(up);
    SequencedSet<NodeId> free = new LinkedHashSet<>(spares);
    free.removeAll(loglet.nodes());
    free.removeIf(up.negate());
    return failed.isEmpty()
        || catalogue
            .loglet(loglet.protocol())
            .flatMap(provider -> provider.propose(loglet, catalogue, failed, free))
            .filter(proposal -> quorum(proposal, node -> up.test(node.id())))
            .isPresent();
  }

  /** To read and write the register. */
  public static boolean metaStore(ProtocolSpec register, Predicate<Value.Node> serves) {
    return majority(new Arguments(register).nodes("nodes"), serves);
  }

  private static boolean isNodes(ProtocolSpec loglet, String name) {
    return switch (loglet.argument(name).orElseThrow()) {
      case Value.Node node -> true;
      case Value.Items(List<Value> items) -> items.stream().allMatch(Value.Node.class::isInstance);
      default -> false;
    };
  }

  private static boolean majority(List<Value.Node> members, Predicate<Value.Node> serves) {
    return new Majority(members.stream().map(Value.Node::id).toList())
        .isQuorum(members.stream().filter(serves).map(Value.Node::id).toList());
  }
}
