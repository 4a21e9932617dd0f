package dev.rhenea.composition.stripe;

import dev.rhenea.environment.NodeId;
import dev.rhenea.prediction.Cost;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.prediction.Step;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Function;

/**
 * What a stripe needs and costs: all of its children; an entry is in one of them, a seal and a tail
 * are of all. Appends come from one client, so that every stripe has its turn and none is filled.
 */
final class StripePrediction {
  private StripePrediction() {}

  static Prediction of(ProtocolSpec spec, List<Prediction> children) {
    List<String> warnings = new ArrayList<>();
    children.forEach(child -> warnings.addAll(child.warnings()));
    spec.nodes().forEach(node -> warnings.addAll(shared(node, spec.nodes(), children)));
    return new Prediction(
        Step.all(each(children, Prediction::append), Cost::oneOf),
        Step.all(each(children, Prediction::seal), Cost::together),
        Step.all(each(children, Prediction::checkTail), Cost::together),
        Step.all(each(children, Prediction::foreignTail), Cost::together),
        Step.all(each(children, Prediction::readNext), Cost::oneOf),
        new Prediction.Stored(
            mean(children, child -> child.stored().copies()),
            mean(children, child -> child.stored().added())),
        warnings);
  }

  private static List<Step> each(List<Prediction> children, Function<Prediction, Step> step) {
    return children.stream().map(step).toList();
  }

  private static double mean(List<Prediction> children, Function<Prediction, Double> what) {
    return children.stream().mapToDouble(what::apply).sum() / children.size();
  }

  /** A node whose loss stops appends to more than one stripe. */
  private static List<String> shared(
      NodeId node, SequencedSet<NodeId> nodes, List<Prediction> children) {
    List<NodeId> others = nodes.stream().filter(other -> !other.equals(node)).toList();
    long stopped = children.stream().filter(child -> !child.append().needs().isMet(others)).count();
    return stopped < 2
        ? List.of()
        : List.of(
            "%s is in %s stripes: losing it stops %s"
                .formatted(
                    node,
                    stopped == 2 && children.size() == 2 ? "both" : Long.toString(stopped),
                    stopped == 2 ? "both" : "all of them"));
  }
}
