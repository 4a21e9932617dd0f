package dev.rhenea.bench.experiment;

import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What is to be done with a log, on which cluster, and what must hold; whatever the world it is
 * done in.
 *
 * @param first what the log begins on
 * @param machines emulated; empty if a machine is what it is
 */
public record Experiment(
    String title,
    List<NodeId> nodes,
    ProtocolSpec metaStore,
    ProtocolSpec first,
    Workload workload,
    Optional<Machines> machines,
    List<Phase> phases,
    Checks checks) {
  public Experiment {
    nodes = List.copyOf(nodes);
    phases = List.copyOf(phases);
  }

  /** The nodes that take requests. */
  public List<NodeId> clients() {
    return nodes.subList(0, workload.clients());
  }

  /** Everything the log is to run on, each once, in order. */
  public SequencedSet<ProtocolSpec> compositions() {
    SequencedSet<ProtocolSpec> all = new LinkedHashSet<>(List.of(first));
    for (Step step : steps()) {
      if (step instanceof Step.Switch(ProtocolSpec target)) {
        all.add(target);
      }
    }
    return all;
  }

  /** The steps of all phases, in order. */
  public List<Step> steps() {
    List<Step> all = new ArrayList<>();
    phases.forEach(phase -> all.addAll(phase.steps()));
    return all;
  }

  /** From the begin of the first phase to the end of the last. */
  public Duration duration() {
    return phases.stream().map(Phase::time).reduce(Duration.ZERO, Duration::plus);
  }
}
