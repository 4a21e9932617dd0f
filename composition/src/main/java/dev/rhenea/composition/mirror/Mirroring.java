package dev.rhenea.composition.mirror;

import dev.rhenea.composition.part.Parts;
import dev.rhenea.environment.Address;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RoleName;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.LogletTraits.Seal;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.Comparator;
import java.util.List;

/** The arguments of {@code mirror(a, b, conductor: n1)}. */
record Mirroring(ProtocolSpec spec) {
  static final String NAME = "mirror";
  static final String CHILDREN = "children";
  static final String CONDUCTOR = "conductor";

  Parts parts() {
    return new Parts(spec, CHILDREN);
  }

  /** The node whose conductor orders the entries, bound to its data folder once created. */
  Value.Node conductor() {
    return new Arguments(spec)
        .nodes(CONDUCTOR).stream()
            .findFirst()
            .orElseGet(() -> new Value.Node(first(parts().specs().getFirst())));
  }

  private static NodeId first(ProtocolSpec child) {
    return child.nodes().getFirst();
  }

  Address address(LogletId id) {
    return new Address(conductor().id(), id.unit(), new RoleName(NAME, ConductorRole.NAME));
  }

  /**
   * What the mirror can do.
   *
   * @throws InvalidSpec if a child makes no sense, leaves gaps (S4) or the order of issue (M5)
   */
  LogletTraits traits(Catalogue catalogue) {
    if (parts().specs().isEmpty()) {
      throw new InvalidSpec(CHILDREN, "a mirror has at least one child, as in mirror(a, b)");
    }
    List<LogletTraits> children = parts().traits(catalogue);
    for (int i = 0; i < children.size(); i++) {
      String child = parts().specs().get(i).protocol();
      if (!children.get(i).canAppend()) {
        throw new InvalidSpec(
            CHILDREN, "'%s' takes copies of closed segments only, no appends".formatted(child));
      }
      if (!children.get(i).dense()) {
        throw new InvalidSpec(
            CHILDREN,
            "'%s' leaves gaps between its offsets, and a mirror needs every one of them"
                .formatted(child));
      }
      if (!children.get(i).issueOrder()) {
        throw new InvalidSpec(
            CHILDREN,
            "'%s' does not keep the order in which appends are issued, and a mirror needs it: put"
                    .formatted(child)
                + " it above the mirror, not below");
      }
    }
    if (spec.argument(CONDUCTOR).isEmpty() && parts().specs().getFirst().nodes().isEmpty()) {
      throw new InvalidSpec(CONDUCTOR, "the first child names no node, so the conductor must");
    }
    return new LogletTraits(
        true,
        true,
        children.stream().anyMatch(child -> child.seal() == Seal.WEAK) ? Seal.WEAK : Seal.STRONG,
        children.stream().mapToInt(LogletTraits::largestEntry).min().orElseThrow() - Stamp.OVERHEAD,
        children.stream().map(LogletTraits::durability).max(naturalOrder()).orElseThrow(),
        children.stream().allMatch(LogletTraits::simulatable),
        LogletTraits.Intake.APPENDS);
  }

  private static Comparator<LogletTraits.Durability> naturalOrder() {
    return Comparator.naturalOrder();
  }

  /** The conductor's handles on the children, with room for all it lets through (M5). */
  static List<Loglet> children(Host host, LogletId id, List<ProtocolSpec> specs) {
    List<Value.Child> values = specs.stream().map(Value.Child::new).toList();
    return new Parts(ProtocolSpec.of(NAME).with(CHILDREN, new Value.Items(values)), CHILDREN)
        .open(
            host,
            id,
            new HandleLimits(
                HandleLimits.DEFAULT.deadline(),
                2 * Conductor.MOST_ENTRIES,
                2 * Conductor.MOST_BYTES,
                Math.toIntExact(Conductor.MOST_BYTES)));
  }
}
