package dev.rhenea.cli.experiment;

import dev.rhenea.bench.experiment.Step;
import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.stream.Collectors;

/** Steps on a picture. */
final class StepWords {
  private StepWords() {}

  static String of(Step step) {
    return switch (step) {
      case Step.Switch(var target) -> "switch";
      case Step.Kill(List<NodeId> nodes) -> "kill -9 " + names(nodes);
      case Step.Pause(List<NodeId> nodes) -> "pause " + names(nodes);
      case Step.Cut(List<NodeId> nodes) -> "cut off " + names(nodes);
      case Step.Heal(List<NodeId> nodes) -> "heal " + names(nodes);
    };
  }

  private static String names(List<NodeId> nodes) {
    return nodes.stream().map(NodeId::name).collect(Collectors.joining(", "));
  }
}
