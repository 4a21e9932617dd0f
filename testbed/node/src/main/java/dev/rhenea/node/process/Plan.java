package dev.rhenea.node.process;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.http.Membership;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cluster file with its compositions understood and its engines found, from one node's view.
 *
 * @param logs the first composition of each log
 * @param engines what this node hosts
 * @param later nodes to which the registers may have been moved since the file was written
 */
record Plan(
    ClusterFile cluster,
    NodeId self,
    Catalogue catalogue,
    ProtocolSpec register,
    SortedMap<String, ProtocolSpec> logs,
    List<EngineProvider> engines,
    SequencedSet<NodeId> later) {

  /**
   * Makes sense of {@code written} for the node {@code self}.
   *
   * @param remembered what the node kept when it ran last
   * @throws InvalidClusterFile if it names what does not exist
   */
  static Plan of(
      ClusterFile written, NodeId self, Catalogue catalogue, Optional<ClusterFile> remembered)
      throws InvalidClusterFile {
    List<String> problems = new ArrayList<>();
    if (!written.nodes().containsKey(self)) {
      throw new InvalidClusterFile(
          List.of(
              "no node '%s' in the cluster file; it has: %s".formatted(self, written.members())));
    }
    if (written.id().isPresent()
        && remembered.stream().anyMatch(r -> !r.id().equals(written.id()))) {
      throw new InvalidClusterFile(
          List.of(
              "the data folder of %s belongs to another cluster: name an empty one"
                  .formatted(self)));
    }
    ClusterFile cluster = remembered.map(written::with).orElse(written);
    Optional<List<NodeId>> nodes = Optional.of(cluster.members());
    Optional<ProtocolSpec> register =
        understood(
            "register",
            cluster.register(),
            Composition.parseRegister(cluster.register(), catalogue, nodes),
            problems);
    Optional<List<NodeId>> ever = // what a log began on may name nodes that left since
        cluster.id().isPresent() ? Optional.empty() : nodes;
    SortedMap<String, ProtocolSpec> logs = new TreeMap<>();
    cluster
        .logs()
        .forEach((log, text) ->
            understood("log " + log, text, Composition.parse(text, catalogue, ever), problems)
                .ifPresent(spec -> logs.put(log, spec)));
    List<EngineProvider> engines = engines(cluster, self, problems);
    if (!problems.isEmpty() || register.isEmpty()) {
      throw new InvalidClusterFile(problems);
    }
    SequencedSet<NodeId> later = new LinkedHashSet<>();
    remembered
        .map(known -> Composition.parseRegister(known.register(), catalogue, Optional.empty()))
        .ifPresent(known -> {
          if (known instanceof Parsed.Accepted(ProtocolSpec spec)) {
            later.addAll(spec.nodes());
          }
        });
    return new Plan(cluster, self, catalogue, register.get(), logs, engines, later);
  }

  /** Makes and opens the cluster's registers. */
  RegisterProvider registers() {
    return catalogue.register(register.protocol()).orElseThrow();
  }

  /** The composition of registers on {@code nodes}; empty if they cannot be anywhere else. */
  Optional<ProtocolSpec> registerOn(List<NodeId> nodes) {
    return registers().on(register, new LinkedHashSet<>(nodes));
  }

  /** The composition of the registers where they are, as text. */
  String registerOf(Directory directory) {
    return directory
        .placement()
        .flatMap(placement -> registerOn(placement.acceptors()))
        .map(spec -> Composition.print(spec, catalogue))
        .orElse(cluster.register());
  }

  /**
   * Whether this node keeps what it learns of the cluster. Not if the registers are lost with their
   * processes: then the cluster begins anew.
   */
  boolean remembers() {
    return cluster.durability() != Durability.NONE
        && (cluster.id().isPresent() || registerOn(List.copyOf(register.nodes())).isPresent());
  }

  /** The cluster as this node shows it to clients until it has read the directory. */
  Membership membership() {
    return new Membership(
        cluster.cluster(), self, cluster.register(), cluster.nodes(), Optional.empty());
  }

  private static Optional<ProtocolSpec> understood(
      String what, String text, Parsed parsed, List<String> problems) {
    return switch (parsed) {
      case Parsed.Accepted(ProtocolSpec spec) -> Optional.of(spec);
      case Parsed.Refused(List<Problem> found) -> {
        found.forEach(problem -> problems.add(what + ": " + problem.render(text)));
        yield Optional.empty();
      }
    };
  }

  private static List<EngineProvider> engines(
      ClusterFile cluster, NodeId self, List<String> problems) {
    Map<String, EngineProvider> installed = new TreeMap<>();
    ServiceLoader.load(EngineProvider.class)
        .forEach(engine -> installed.put(engine.name(), engine));
    List<EngineProvider> hosted = new ArrayList<>();
    cluster
        .nodes()
        .getOrDefault(self, cluster.nodes().firstEntry().getValue())
        .engines()
        .forEach((name, ports) -> {
          EngineProvider engine = installed.get(name);
          if (engine == null) {
            problems.add("unknown engine '%s'; installed: %s".formatted(name, installed.keySet()));
          } else if (!ports.keySet().containsAll(engine.ports())) {
            problems.add("engine %s needs the ports %s".formatted(name, engine.ports()));
          } else {
            hosted.add(engine);
          }
        });
    return hosted;
  }
}
