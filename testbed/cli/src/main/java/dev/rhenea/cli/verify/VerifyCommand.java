package dev.rhenea.cli.verify;

import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.cli.terminal.Folders;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Shell;
import dev.rhenea.cli.terminal.Span;
import dev.rhenea.cli.verify.nemesis.Pace;
import dev.rhenea.cli.verify.nemesis.Repertoire;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea verify}: the matrix of the Jepsen tests, on processes of this machine. */
@Command(
    name = "verify",
    description = {
      "Node processes on loopback, clients that write down what they asked and heard, and meanwhile"
          + " kill -9, pauses, partitions, live switches, racing switches, mere seals. Then every node has to"
          + " answer again, everything is read, and the history is judged: linearizable, strictly"
          + " serializable, nothing lost. A run that did not do what it was asked is unknown.",
      "Exit status: 0 valid, 1 invalid, 2 unknown, 64 usage or malformed expressions."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea verify                                          every workload, about four minutes",
      "  rhenea verify --workload log --faults kill,switch      one cell, about half a minute",
      "  rhenea verify --faults matrix --time-limit 2m          every workload under every mix",
      "  rhenea verify 'native(n1, n2, n3)' --faults kill       without a switch",
      "  rhenea verify 'native(n1, n2, n3)' 'mirror(native(n1, n2, n3), zookeeper(n1, n2, n3))' --nodes 3",
    },
    mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
  private static final List<Integer> SIZES = List.of(3, 5, 7, 9);
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  private final Catalogue catalogue;

  @Parameters(
      paramLabel = "EXPR|@FILE",
      arity = "0..*",
      description =
          "what the log begins on, and is switched among (default: native on any three nodes, stripes"
              + " of it, zookeeper)",
      converter = Expression.Reader.class)
  private List<Expression> expressions = List.of();

  @Option(
      names = "--workload",
      paramLabel = "LIST",
      description = "all, or of register, set, list-append, bank, log (default: ${DEFAULT-VALUE})",
      defaultValue = "all",
      converter = Workloads.Reader.class)
  private Workloads workloads;

  @Option(
      names = "--faults",
      paramLabel = "LIST",
      description =
          "those of one run: all, none, or of kill, pause, partition, switch, storm, interrupt, seal, depose, membership; may be"
              + " repeated for more runs; matrix: the usual combinations (default: switch,kill,pause,partition)",
      converter = FaultSet.Reader.class)
  private List<FaultSet> faults = List.of();

  @Option(
      names = "--time-limit",
      paramLabel = "D",
      description =
          "how long faults happen in each run, such as 20s or 5m; start and recovery come on top"
              + " (default: ${DEFAULT-VALUE})",
      defaultValue = "20s",
      converter = Span.class)
  private Duration time = Duration.ZERO;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "how many node processes: 3, 5, 7 or 9 (default: ${DEFAULT-VALUE})",
      defaultValue = "5")
  private int size;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "operations a second that all clients aim at (default: ${DEFAULT-VALUE})",
      defaultValue = "100")
  private double rate;

  @Option(
      names = "--interval",
      paramLabel = "D",
      description = "between two faults that last (default: ${DEFAULT-VALUE})",
      defaultValue = "5s",
      converter = Span.class)
  private Duration interval = Duration.ZERO;

  @Option(
      names = "--switch-interval",
      paramLabel = "D",
      description = "between two switches (default: ${DEFAULT-VALUE})",
      defaultValue = "2s",
      converter = Span.class)
  private Duration switchInterval = Duration.ZERO;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "of what clients ask and what happens to nodes when; what comes of it is never the same"
              + " twice (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private long seed;

  @Option(names = "--json", description = "print the result as JSON")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "for the report, all histories and what nodes printed; must be new or empty (default: a new"
              + " folder under .rhenea/verify)")
  private @Nullable Path report;

  @Spec private CommandSpec spec;

  public VerifyCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = settings();
    try {
      Path folder = report == null ? Folders.fresh("verify") : Folders.empty(report);
      RunEnvironment environment = RunEnvironment.of(commandLine());
      Matrix matrix = perform(settings, folder);
      VerifyJson result = VerifyJson.of(matrix, environment);
      Files.writeString(folder.resolve("result.json"), Json.print(result) + "\n");
      Files.writeString(folder.resolve("report.html"), VerifyPage.render(matrix, environment));
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.print(result));
      } else {
        out.println("report: " + folder.resolve("report.html"));
        out.println("judge a history again: " + matrix.entries().getFirst().checkAgain());
      }
      out.flush();
      return matrix.validity().exit();
    } catch (IOException failed) {
      spec.commandLine().getErr().println("rhenea verify: " + failed.getMessage());
      return Exit.UNKNOWN;
    }
  }

  private Settings settings() {
    if (!SIZES.contains(size)) {
      throw usage("a cluster has 3, 5, 7 or 9 nodes, not " + size);
    }
    if (!(rate > 0 && rate <= 100_000)) {
      throw usage("a rate is more than 0 and at most 100000 operations a second, not " + rate);
    }
    if (time.compareTo(SHORTEST) < 0) {
      throw usage("less than 2s leave no time for faults");
    }
    List<NodeId> nodes = ClusterPlan.nodes(size);
    Repertoire compositions =
        expressions.isEmpty()
            ? new Repertoire.Usual(nodes)
            : new Repertoire.Named(
                expressions.stream().map(each -> canonical(each.text(), nodes)).toList());
    return new Settings(nodes, compositions, time, rate, new Pace(interval, switchInterval), seed);
  }

  private String canonical(String text, List<NodeId> nodes) {
    return switch (Composition.parse(text, catalogue, Optional.of(nodes))) {
      case Parsed.Accepted(ProtocolSpec accepted) -> Composition.print(accepted, catalogue);
      case Parsed.Refused(List<Problem> problems) ->
          throw usage(
              problems.stream()
                  .map(problem -> problem.render(text))
                  .collect(Collectors.joining(System.lineSeparator())));
    };
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Matrix perform(Settings settings, Path folder) throws IOException, InterruptedException {
    List<Matrix.Entry> entries = new ArrayList<>();
    Progress progress = Progress.on(spec.commandLine().getErr());
    for (Cell cell : cells()) {
      Path own = Files.createDirectories(folder.resolve(cell.folder()));
      Matrix.Entry entry = new CellRun(cell, settings, catalogue, progress).entry(own);
      progress.end();
      entries.add(entry);
      if (!json) {
        show(entry);
      }
    }
    return new Matrix(folder, entries);
  }

  private List<Cell> cells() {
    List<FaultSet> columns =
        faults.isEmpty()
            ? List.of(new FaultSet.Reader().convert("switch,kill,pause,partition"))
            : faults;
    return columns.stream()
        .flatMap(set -> set.columns().stream())
        .flatMap(column -> workloads.rows().stream().map(row -> new Cell(row, column)))
        .distinct()
        .toList();
  }

  private void show(Matrix.Entry entry) {
    PrintWriter out = spec.commandLine().getOut();
    CellResult result = entry.result();
    out.printf(
        "%-11s %-27s %-7s  %s%n",
        result.cell().workload().word(),
        result.cell().faultWords(),
        result.validity().word(),
        result.sentence());
    if (result.validity() != Validity.VALID) {
      result
          .violations()
          .forEach(violation -> out.printf("  %s: %s%n", violation.rule(), violation.message()));
      out.println("  " + entry.checkAgain());
    }
    out.flush();
  }

  private String commandLine() {
    return "rhenea "
        + Optional.ofNullable(spec.commandLine().getParent())
            .map(parent -> parent.getParseResult().originalArgs())
            .orElse(List.of())
            .stream()
            .map(Shell::quote)
            .collect(Collectors.joining(" "));
  }
}
