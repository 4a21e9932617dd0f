package dev.rhenea.cli.experiment;

import dev.rhenea.bench.experiment.Experiment;
import dev.rhenea.bench.experiment.Phase;
import dev.rhenea.bench.experiment.Step;
import dev.rhenea.environment.NodeId;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with which nodes, from when to when. */
final class Troubles {
  private final List<Fault> faults = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();

  /** Not over yet. */
  private record Open(FaultKind kind, List<NodeId> nodes, Duration since) {}

  private Troubles() {}

  /** Those of an experiment that begins at {@code begin}; what is not healed lasts to its end. */
  static Troubles of(Experiment experiment, Duration begin) {
    Troubles troubles = new Troubles();
    Duration at = begin;
    for (Phase phase : experiment.phases()) {
      for (Step step : phase.steps()) {
        troubles.take(step, at);
      }
      at = at.plus(phase.time());
    }
    for (Open each : List.copyOf(troubles.open)) {
      troubles.end(each, at);
    }
    return troubles;
  }

  private void take(Step step, Duration at) {
    switch (step) {
      case Step.Kill(List<NodeId> nodes) -> open.add(new Open(FaultKind.CRASH, nodes, at));
      case Step.Pause(List<NodeId> nodes) -> open.add(new Open(FaultKind.PAUSE, nodes, at));
      case Step.Cut(List<NodeId> nodes) -> open.add(new Open(FaultKind.PARTITION, nodes, at));
      case Step.Heal(List<NodeId> nodes) -> heal(nodes, at);
      case Step.Switch target -> {}
    }
  }

  /** Some nodes of a trouble may be healed, the others stay in it. */
  private void heal(List<NodeId> nodes, Duration at) {
    for (Open each : List.copyOf(open)) {
      List<NodeId> rest = new ArrayList<>(each.nodes);
      if (rest.removeAll(nodes)) {
        end(each, at);
        if (!rest.isEmpty()) {
          open.add(new Open(each.kind, rest, at));
        }
      }
    }
  }

  private void end(Open each, Duration at) {
    open.remove(each);
    faults.add(
        new Fault(each.since, at.minus(each.since), each.kind, new Target.Nodes(each.nodes), 0));
  }

  List<Fault> faults() {
    return faults;
  }

  /** Whether the node is down at that time. */
  boolean isDown(NodeId node, Duration at) {
    return during(at).stream()
        .anyMatch(
            fault -> fault.kind() == FaultKind.CRASH && fault.target().named().contains(node));
  }

  /** Whether anything is wrong with it then. */
  boolean isHit(NodeId node, Duration at) {
    return during(at).stream().anyMatch(fault -> fault.target().named().contains(node));
  }

  private List<Fault> during(Duration at) {
    return faults.stream()
        .filter(fault -> fault.at().compareTo(at) <= 0 && fault.end().compareTo(at) > 0)
        .toList();
  }
}
