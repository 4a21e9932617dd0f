package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.NodeId;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The faults that are going on, and whom each of them hits, in the order in which they struck; and
 * what all of one kind come to. The strengths of one kind do not add up: the greatest counts.
 */
final class Ongoing {
  private final Map<Fault, List<NodeId>> faults = new LinkedHashMap<>();

  void add(Fault fault, List<NodeId> nodes) {
    faults.put(fault, nodes);
  }

  /** Ends a fault; whom it hit, empty if it was not going on. */
  Optional<List<NodeId>> remove(Fault fault) {
    return Optional.ofNullable(faults.remove(fault));
  }

  void clear() {
    faults.clear();
  }

  List<Fault> all() {
    return List.copyOf(faults.keySet());
  }

  /** Whom any fault of these kinds hits; the caller's own set. */
  Set<NodeId> hit(FaultKind... kinds) {
    Set<NodeId> hit = new LinkedHashSet<>();
    faults.forEach((fault, nodes) -> {
      if (List.of(kinds).contains(fault.kind())) {
        hit.addAll(nodes);
      }
    });
    return hit;
  }

  /** How strongly each node is hit by faults of that kind; in hundredths. */
  Map<NodeId, Integer> strengths(FaultKind kind) {
    Map<NodeId, Integer> strengths = new LinkedHashMap<>();
    faults.forEach((fault, nodes) -> {
      if (fault.kind() == kind) {
        nodes.forEach(node -> strengths.merge(node, fault.strength(), Math::max));
      }
    });
    return strengths;
  }

  /** How strong faults of that kind are that hit no node in particular, from 0 to 1. */
  double share(FaultKind kind) {
    return faults.keySet().stream()
        .filter(fault -> fault.kind() == kind)
        .mapToDouble(fault -> fault.strength() / 100.0)
        .max()
        .orElse(0);
  }

  /** The connections that are cut among {@code all} nodes; each in one direction. */
  Set<Cut> cuts(List<NodeId> all) {
    Set<Cut> cuts = new LinkedHashSet<>();
    faults.forEach((fault, nodes) -> cuts.addAll(Cut.by(fault.kind(), nodes, all)));
    return cuts;
  }
}
