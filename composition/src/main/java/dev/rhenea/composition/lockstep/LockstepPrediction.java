package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.NodeId;
import dev.rhenea.prediction.Cost;
import dev.rhenea.prediction.Message;
import dev.rhenea.prediction.Needs;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.prediction.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What it needs and costs to write in lockstep: appends all children, everything else enough. The
 * conductor appends to the children, not the handle; a handle that does not append either asks the
 * conductor how far it is, to save reading (M2).
 */
public final class LockstepPrediction {
  private LockstepPrediction() {}

  /**
   * The prediction over those of the children.
   *
   * @param conductor nobody, if nothing is appended
   * @param needed how many are enough to read; the first ones are asked
   * @param children for entries of the whole Loglet, not of their own
   */
  public static Prediction of(Optional<NodeId> conductor, int needed, List<Prediction> children) {
    Step tail = enough(needed, children, children, Prediction::foreignTail);
    return new Prediction(
        conductor.map(node -> append(node, children)).orElse(tail),
        enough(needed, children, children, Prediction::seal),
        tail,
        new Step(tail.needs(), tail.cost().map(cost -> asking(conductor, cost))),
        enough(needed, children, children.subList(0, needed), Prediction::readNext),
        new Prediction.Stored(
            children.stream().mapToDouble(child -> child.stored().copies()).sum(),
            children.stream().mapToDouble(child -> child.stored().added()).sum()),
        children.stream().flatMap(child -> child.warnings().stream()).distinct().toList());
  }

  private static Cost asking(Optional<NodeId> conductor, Cost children) {
    return conductor.map(node -> children.then(Cost.asking(node))).orElse(children);
  }

  private static Step append(NodeId conductor, List<Prediction> children) {
    Cost asked =
        new Cost(2, 0, List.of(Message.to(conductor).withEntry(), Message.from(conductor)));
    Step all =
        Step.all(
            children.stream().map(Prediction::append).toList(),
            costs ->
                asked.then(Cost.together(costs.stream().map(cost -> cost.by(conductor)).toList())));
    return new Step(Needs.all(List.of(Needs.node(conductor), all.needs())), all.cost());
  }

  /** So many of the children must live; these are asked if all do. */
  private static Step enough(
      int needed,
      List<Prediction> children,
      List<Prediction> asked,
      Function<Prediction, Step> step) {
    return new Step(
        children.size() == 1
            ? step.apply(children.getFirst()).needs()
            : Needs.atLeast(
                needed, children.stream().map(child -> step.apply(child).needs()).toList()),
        together(asked, step));
  }

  private static Optional<Cost> together(
      List<Prediction> children, Function<Prediction, Step> step) {
    return Step.all(children.stream().map(step).toList(), Cost::together).cost();
  }
}
