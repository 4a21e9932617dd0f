package dev.rhenea.composition.mirror;

import dev.rhenea.environment.NodeId;
import dev.rhenea.prediction.Cost;
import dev.rhenea.prediction.Message;
import dev.rhenea.prediction.Needs;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.prediction.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a mirror needs and costs: appends all of its children, everything else one of them. */
final class MirrorPrediction {
  private MirrorPrediction() {}

  static Prediction of(NodeId conductor, List<Prediction> bare) {
    List<Prediction> children = bare.stream().map(child -> child.adding(Stamp.OVERHEAD)).toList();
    return new Prediction(
        append(conductor, children),
        new Step(any(children, Prediction::seal), together(children, Prediction::seal)),
        new Step(any(children, Prediction::checkTail), together(children, Prediction::checkTail)),
        new Step(any(children, Prediction::readNext), children.getFirst().readNext().cost()),
        new Prediction.Stored(
            children.stream().mapToDouble(child -> child.stored().copies()).sum(),
            children.stream().mapToDouble(child -> child.stored().added()).sum()),
        children.stream().flatMap(child -> child.warnings().stream()).distinct().toList());
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

  private static Needs any(List<Prediction> children, Function<Prediction, Step> step) {
    return children.size() == 1
        ? step.apply(children.getFirst()).needs()
        : new Needs.AtLeast(1, children.stream().map(child -> step.apply(child).needs()).toList());
  }

  private static Optional<Cost> together(
      List<Prediction> children, Function<Prediction, Step> step) {
    return Step.all(children.stream().map(step).toList(), Cost::together).cost();
  }
}
