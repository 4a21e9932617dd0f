package dev.rhenea.cli.verify;

import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.verify.nemesis.Pace;
import dev.rhenea.cli.verify.nemesis.Repertoire;
import dev.rhenea.cli.verify.workload.WorkloadKind;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.machine.Retention;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all cells of a matrix have in common.
 *
 * @param compositions what the log begins on and is switched among
 * @param time how long clients work while faults happen
 * @param perSecond operations that all clients together aim at
 */
record Settings(
    List<NodeId> nodes,
    Repertoire compositions,
    Duration time,
    double perSecond,
    Pace pace,
    long seed) {
  Settings {
    nodes = List.copyOf(nodes);
  }

  /** The cluster of each cell: every log begins on the same. */
  ClusterPlan plan(Catalogue catalogue) {
    SortedMap<String, String> logs = new TreeMap<>();
    for (WorkloadKind kind : WorkloadKind.values()) {
      logs.put(kind.make(seed).log(), compositions.first());
    }
    return new ClusterPlan(
        nodes,
        "paxos(" + NodeId.joined(nodes, ", ") + ")",
        logs,
        engines(catalogue),
        Retention.DEFAULT,
        OptionalInt.empty());
  }

  /** Those that some composition needs. */
  private List<String> engines(Catalogue catalogue) {
    Set<String> protocols = new LinkedHashSet<>();
    for (String example : compositions.examples()) {
      switch (Composition.parse(example, catalogue, Optional.of(nodes))) {
        case Parsed.Accepted(ProtocolSpec spec) -> collect(spec, protocols);
        case Parsed.Refused refused -> throw new IllegalStateException("malformed: " + refused);
      }
    }
    return ServiceLoader.load(EngineProvider.class).stream()
        .map(engine -> engine.get().name())
        .filter(protocols::contains)
        .toList();
  }

  private static void collect(ProtocolSpec spec, Set<String> protocols) {
    protocols.add(spec.protocol());
    spec.children().forEach(child -> collect(child, protocols));
  }
}
