package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.environment.NodeId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who is hit by what just now, among faults that last. For one thread. */
final class Casualties {
  private final Map<Fault, Open> open = new LinkedHashMap<>();

  /** A fault that lasts, and since which index in the history. */
  record Open(long begun, Harm harm) {}

  void begin(Fault fault, Open begun) {
    open.put(fault, begun);
  }

  /** What has to be mended; empty if it is. */
  Optional<Open> end(Fault fault) {
    return Optional.ofNullable(open.remove(fault));
  }

  /** The faults that have not ended. */
  List<Fault> faults() {
    return List.copyOf(open.keySet());
  }

  /** The nodes that are killed or stand still. */
  Set<NodeId> down() {
    return nodes(Harm::isDown);
  }

  /** The nodes that are killed, stand still or are cut off. */
  Set<NodeId> hit() {
    return nodes(_ -> true);
  }

  private Set<NodeId> nodes(Predicate<Harm> kind) {
    Set<NodeId> nodes = new LinkedHashSet<>();
    open.values().stream().map(Open::harm).filter(kind).forEach(harm -> nodes.addAll(harm.nodes()));
    return nodes;
  }
}
