package dev.rhenea.node.http;

import dev.rhenea.environment.NodeId;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What ties the registers to a node (A4): a decision over what the directory holds. */
final class RegisterTies {
  private RegisterTies() {}

  /**
   * Each as a clause that says what it is and what to do.
   *
   * @param founding where the registers are if nothing is recorded of them
   * @param register their composition, as text
   * @param movable whether they can be elsewhere
   */
  static List<String> of(
      NodeId node, Recorded recorded, List<NodeId> founding, String register, boolean movable) {
    return recorded
        .placement()
        .map(placement -> of(node, recorded, placement, register))
        .orElseGet(() ->
            founding.contains(node)
                ? List.of(
                    "the MetaStore is on it: "
                        + register
                        + (movable ? ": move it first (rhenea acceptors)" : ""))
                : List.of());
  }

  private static List<String> of(
      NodeId node, Recorded recorded, Placement placement, String register) {
    List<String> ties = new ArrayList<>();
    if (placement.isUnderWay() && placement.uses(node)) {
      ties.add(
          "the MetaStore is being moved from %s to %s: finish that first (rhenea acceptors %s)"
              .formatted(
                  register,
                  NodeId.joined(placement.wanted(), ", "),
                  NodeId.joined(placement.wanted(), ",")));
    } else if (placement.uses(node)) {
      ties.add("the MetaStore is on it: " + register + ": move it first (rhenea acceptors)");
    }
    SortedSet<String> strange = new TreeSet<>(recorded.logs());
    strange.removeAll(placement.made().keySet());
    if (!strange.isEmpty() && placement.wasUsing(node)) {
      ties.add(
          "log %s was made by a node of an older version, where the MetaStore was: repeat the move (rhenea acceptors %s)"
              .formatted(String.join(", ", strange), NodeId.joined(placement.wanted(), ",")));
    }
    List<NodeId> stranded = placement.strandedWithout(node, recorded.nodes());
    if (!stranded.isEmpty()) {
      ties.add(
          "not heard yet that the MetaStore was moved, and nobody else is left to tell: %s: bring that back, or take it out first (rhenea leave)"
              .formatted(NodeId.joined(stranded, ", ")));
    }
    return ties;
  }
}
