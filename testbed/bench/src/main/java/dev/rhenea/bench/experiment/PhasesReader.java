package dev.rhenea.bench.experiment;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the phases, and follows what they do to the nodes. */
final class PhasesReader {
  private static final List<String> KEYS =
      List.of("name", "for", "heal", "kill", "pause", "cut", "switch");

  private final Values values;
  private final Optional<List<NodeId>> nodes;
  private final Optional<Workload> workload;
  private final List<Problem> problems;
  private final Conditions conditions;
  private final Set<String> names = new LinkedHashSet<>();

  /**
   * @param nodes of the cluster; empty if they could not be read
   * @param workload empty if it could not be read
   */
  PhasesReader(
      Values values,
      Optional<List<NodeId>> nodes,
      Optional<Workload> workload,
      List<Problem> problems) {
    this.values = values;
    this.nodes = nodes;
    this.workload = workload;
    this.problems = problems;
    this.conditions = new Conditions(nodes.orElse(List.of()), values.catalogue());
  }

  /** The phases of {@code node}, of a log that begins on {@code first}. */
  Optional<List<Phase>> read(Node node, Optional<ProtocolSpec> first) {
    if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
      problems.add(
          Problem.at(
              Place.of(node), "phases are a list, each with a time, for example '- for: 5s'"));
      return Optional.empty();
    }
    first.ifPresent(conditions::run);
    List<Phase> phases = new ArrayList<>();
    for (Node each : list.getValue()) {
      phase(each).ifPresent(phases::add);
    }
    return phases.size() == list.getValue().size() ? Optional.of(phases) : Optional.empty();
  }

  private Optional<Phase> phase(Node node) {
    Section phase = Section.of("a phase", node, KEYS, problems);
    Optional<Duration> time = phase.need("for", "5s", values::span);
    List<Step> steps = new ArrayList<>();
    nodes(phase, "heal").map(Step.Heal::new).ifPresent(steps::add);
    nodes(phase, "kill").map(Step.Kill::new).ifPresent(steps::add);
    nodes(phase, "pause").map(Step.Pause::new).ifPresent(steps::add);
    nodes(phase, "cut").map(Step.Cut::new).ifPresent(steps::add);
    Optional<ProtocolSpec> target =
        phase.read("switch", (key, value) -> values.loglet(value, nodes));
    target.map(Step.Switch::new).ifPresent(steps::add);
    for (Step step : steps) {
      String key = key(step);
      conditions.objection(step).ifPresent(why -> report(phase, key, why));
    }
    boolean closed =
        workload.filter(each -> each.pace() instanceof Workload.Pace.Window).isPresent();
    if (closed && steps.stream().anyMatch(step -> !(step instanceof Step.Switch))) {
      report(
          phase,
          key(steps.getFirst()),
          "under a window a fault slows the load down and so hides itself; give the workload a"
              + " rate");
    }
    String name = phase.read("name", values::text).orElseGet(() -> name(steps));
    if (!names.add(name)) {
      report(phase, "name", "another phase is called '" + name + "'; give each its own name");
    }
    return time.map(each -> new Phase(name, each, steps));
  }

  private Optional<List<NodeId>> nodes(Section phase, String key) {
    return phase.read(key, (name, value) -> values.nodes(name, value, nodes));
  }

  private void report(Section phase, String key, String why) {
    problems.add(Problem.at(phase.find(key).map(Place::of).orElse(phase.place(key)), why));
  }

  private static String key(Step step) {
    return switch (step) {
      case Step.Heal heal -> "heal";
      case Step.Kill kill -> "kill";
      case Step.Pause pause -> "pause";
      case Step.Cut cut -> "cut";
      case Step.Switch target -> "switch";
    };
  }

  private String name(List<Step> steps) {
    return steps.isEmpty()
        ? "phase " + (names.size() + 1)
        : steps.stream().map(this::words).collect(Collectors.joining(", "));
  }

  private String words(Step step) {
    String what =
        switch (step) {
          case Step.Switch(ProtocolSpec target) -> Composition.print(target, values.catalogue());
          case Step.Heal(List<NodeId> hit) -> NodeId.joined(hit, ", ");
          case Step.Kill(List<NodeId> hit) -> NodeId.joined(hit, ", ");
          case Step.Pause(List<NodeId> hit) -> NodeId.joined(hit, ", ");
          case Step.Cut(List<NodeId> hit) -> NodeId.joined(hit, ", ");
        };
    return key(step) + " " + what;
  }
}
