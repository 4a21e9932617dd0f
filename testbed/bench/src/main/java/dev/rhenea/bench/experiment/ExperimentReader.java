package dev.rhenea.bench.experiment;

import dev.rhenea.composition.Problem;
import dev.rhenea.composition.Region;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads an experiment strictly: an unknown key, a wrong unit, a malformed composition, an unknown
 * node, a phase that cannot be: all of it is reported at once, each with its place. Pure.
 */
public final class ExperimentReader {
  private static final List<String> KEYS =
      List.of("title", "nodes", "metastore", "log", "workload", "machines", "phases", "checks");
  private static final Comparator<Problem> BY_PLACE =
      Comparator.<Problem>comparingInt(problem -> problem.region().line())
          .thenComparingInt(problem -> problem.region().column());
  private static final int MOST_ACCEPTORS = 5;
  private static final long MOST_OPERATIONS = 1_000_000;

  private final List<Problem> problems = new ArrayList<>();
  private final Values values;

  private ExperimentReader(String source, Catalogue catalogue) {
    this.values = new Values(source, catalogue, problems);
  }

  /** What became of a text. */
  public sealed interface Read {
    /** It says what to do. */
    record Accepted(Experiment experiment) implements Read {}

    /** Everything that is wrong with it, in the order of its lines; at least one problem. */
    record Refused(List<Problem> problems) implements Read {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** The experiment in {@code source}, over the protocols of {@code catalogue}. */
  public static Read read(String source, Catalogue catalogue) {
    ExperimentReader reader = new ExperimentReader(source, catalogue);
    Optional<Experiment> experiment = reader.compose(source).flatMap(reader::experiment);
    reader.problems.sort(BY_PLACE);
    return reader.problems.isEmpty() && experiment.isPresent()
        ? new Read.Accepted(experiment.get())
        : new Read.Refused(reader.problems);
  }

  private Optional<Node> compose(String source) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(source));
      if (root == null) {
        problems.add(Problem.at(new Region(1, 1, 1), "an experiment needs nodes, log and phases"));
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException malformed) {
      Mark mark = malformed.getProblemMark();
      String why = String.valueOf(malformed.getProblem());
      String hint =
          why.startsWith("mapping values") ? "; a text with ': ' in it stands between quotes" : "";
      problems.add(Problem.at(mark == null ? new Region(1, 1, 1) : Place.of(mark), why + hint));
      return Optional.empty();
    } catch (YAMLException malformed) {
      problems.add(Problem.at(new Region(1, 1, 1), String.valueOf(malformed.getMessage())));
      return Optional.empty();
    }
  }

  private Optional<Experiment> experiment(Node root) {
    Section top = Section.of("an experiment", root, KEYS, problems);
    Optional<List<NodeId>> nodes =
        top.need("nodes", "n1..n3", (key, node) -> values.nodes(key, node, Optional.empty()));
    String title = top.read("title", values::text).orElse("an experiment");
    Optional<ProtocolSpec> first =
        top.need("log", "native(n1, n2, n3)", (key, node) -> values.loglet(node, nodes));
    Optional<ProtocolSpec> metaStore =
        top.has("metastore")
            ? top.read("metastore", (key, node) -> values.register(node, nodes))
            : nodes.map(ExperimentReader::paxos);
    Optional<Workload> workload =
        new WorkloadReader(values, nodes.map(List::size)).read(top, problems);
    Optional<Machines> machines = top.read("machines", (key, node) -> machines(node));
    PhasesReader phaseReader = new PhasesReader(values, nodes, workload, problems);
    Optional<List<Phase>> phases =
        top.need("phases", "[{for: 5s}]", (key, node) -> phaseReader.read(node, first));
    Checks checks = top.read("checks", (key, node) -> checks(node)).orElse(Checks.NONE);
    if (nodes.isEmpty()
        || first.isEmpty()
        || metaStore.isEmpty()
        || workload.isEmpty()
        || phases.isEmpty()) {
      return Optional.empty();
    }
    Experiment experiment =
        new Experiment(
            title,
            nodes.get(),
            metaStore.get(),
            first.get(),
            workload.get(),
            machines,
            phases.get(),
            checks);
    limit(experiment, top);
    return Optional.of(experiment);
  }

  /** The history is checked as a whole, in memory. */
  private void limit(Experiment experiment, Section top) {
    if (experiment.workload().pace() instanceof Workload.Pace.Rate(int perSecond)) {
      double operations = perSecond * (experiment.duration().toNanos() / 1e9);
      if (operations > MOST_OPERATIONS) {
        problems.add(
            Problem.at(
                top.place("phases"),
                "the phases are for %.0f operations at that rate; a run has at most %d"
                    .formatted(operations, MOST_OPERATIONS)));
      }
    }
  }

  private static ProtocolSpec paxos(List<NodeId> nodes) {
    int most = Math.min(MOST_ACCEPTORS, nodes.size());
    return ProtocolSpec.of("paxos").withNodes("nodes", nodes.subList(0, most - 1 + most % 2));
  }

  private Optional<Machines> machines(Node node) {
    Section machines = Section.of("machines", node, List.of("network", "delay", "sync"), problems);
    return Optional.of(
        new Machines(
            optional(machines.read("network", values::bandwidth)),
            machines.read("delay", values::span),
            machines.read("sync", values::span)));
  }

  private Optional<Checks> checks(Node node) {
    Section checks = Section.of("checks", node, List.of("downtime", "unknown", "failed"), problems);
    return Optional.of(
        new Checks(
            checks.read("downtime", values::span),
            optional(checks.read("unknown", this::operations)),
            optional(checks.read("failed", this::operations))));
  }

  private Optional<Long> operations(String key, Node node) {
    return values.count(key, node, 0, MOST_OPERATIONS);
  }

  private static OptionalLong optional(Optional<Long> value) {
    return value.stream().mapToLong(Long::longValue).findFirst();
  }

  /** {@code problems} as a person reads them: messages, lines of {@code source}, carets. */
  public static String render(List<Problem> problems, String source) {
    return String.join(
        System.lineSeparator(), problems.stream().map(each -> each.render(source)).toList());
  }
}
