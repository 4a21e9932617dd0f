package dev.rhenea.node.process;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.http.Membership;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cluster file with its compositions understood and its engines found, from one node's view.
 *
 * @param logs the first composition of each log
 * @param engines what this node hosts
 */
record Plan(
    ClusterFile cluster,
    NodeId self,
    Catalogue catalogue,
    ProtocolSpec register,
    SortedMap<String, ProtocolSpec> logs,
    List<EngineProvider> engines) {

  /**
   * Makes sense of {@code cluster} for the node {@code self}.
   *
   * @throws InvalidClusterFile if it names what does not exist
   */
  static Plan of(ClusterFile cluster, NodeId self, Catalogue catalogue) throws InvalidClusterFile {
    List<String> problems = new ArrayList<>();
    Optional<List<NodeId>> nodes = Optional.of(cluster.members());
    if (!cluster.nodes().containsKey(self)) {
      throw new InvalidClusterFile(
          List.of("no node '%s' in the cluster file; it has: %s".formatted(self, nodes.get())));
    }
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
    return new Plan(cluster, self, catalogue, register.get(), logs, engines);
  }

  /** The cluster as this node shows it to clients until it has read the directory. */
  Membership membership() {
    return new Membership(cluster.cluster(), self, cluster.register(), cluster.nodes());
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
