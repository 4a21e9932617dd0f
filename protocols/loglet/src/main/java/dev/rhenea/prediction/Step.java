package dev.rhenea.prediction;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A call: what it needs and what it costs.
 *
 * @param needs the nodes without which it has no answer
 * @param cost empty if the protocol does not know
 */
public record Step(Needs needs, Optional<Cost> cost) {
  public Step(Needs needs, Cost cost) {
    this(needs, Optional.of(cost));
  }

  /** A call whose cost nobody here knows. */
  public static Step ofUnknownCost(Needs needs) {
    return new Step(needs, Optional.empty());
  }

  /** A call that needs all of these, at a cost made of theirs, if all of them are known. */
  public static Step all(List<Step> parts, Function<List<Cost>, Cost> cost) {
    List<Cost> known = parts.stream().flatMap(part -> part.cost.stream()).toList();
    return new Step(
        Needs.all(parts.stream().map(Step::needs).toList()),
        known.size() == parts.size() ? Optional.of(cost.apply(known)) : Optional.empty());
  }

  /** This call, then the other. */
  public Step then(Step next) {
    return all(List.of(this, next), costs -> costs.getFirst().then(costs.getLast()));
  }

  Step adding(int bytes) {
    return new Step(needs, cost.map(known -> known.adding(bytes)));
  }

  Step dividing(double share) {
    return new Step(needs, cost.map(known -> known.dividing(share)));
  }
}
