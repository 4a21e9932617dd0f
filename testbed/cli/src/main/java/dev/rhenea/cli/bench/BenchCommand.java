package dev.rhenea.cli.bench;

import dev.rhenea.bench.compare.Comparison;
import dev.rhenea.bench.compare.Contender;
import dev.rhenea.bench.compare.Plan;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.cli.terminal.Folders;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Shell;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.jmh.Benchmarks;
import dev.rhenea.jmh.Score;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea bench EXPR...}: compositions side by side. */
@Command(
    name = "bench",
    description = {
      "Measures appends to several compositions in one run: short turns of each, interleaved, with"
          + " the floor of the machine (a loopback round trip, a durable write) measured before"
          + " every turn. All nodes are in this JVM and talk over loopback TCP.",
      "Exit status: 0 measured, 2 not measured, 64 usage or malformed expressions."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea bench                                            ZooKeeper and native, two minutes",
      "  rhenea bench 'zookeeper(n1, n2, n3)' 'native(n1, n2, n3)' --window 1,8,64",
      "  rhenea bench 'native(n1, n2, n3)' --bare                what the virtual log costs",
      "  rhenea bench --sync-latency 5ms --sweep                 on a slower disk, rates to the knee",
      "  rhenea bench 'native(n1, n2, n3)' --jmh                 seals, switches, reads as well",
      "  rhenea report .rhenea/bench/A .rhenea/bench/B           compare two runs"
    },
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  private static final List<Expression> USUAL =
      List.of(new Expression("zookeeper(n1, n2, n3)"), new Expression("native(n1, n2, n3)"));
  private static final Duration SLICE = Duration.ofMillis(500);
  private static final int MOST_OUTSTANDING = 4000;

  private final Catalogue catalogue;

  @Parameters(
      paramLabel = "EXPR|@FILE",
      arity = "0..*",
      description =
          "what to compare; the first is what the others are measured against (default:"
              + " zookeeper and native over n1, n2, n3)",
      converter = Expression.Reader.class)
  private List<Expression> expressions = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "of measured time for each composition and window (default: 20)",
      defaultValue = "20")
  private double seconds;

  @Option(
      names = "--window",
      paramLabel = "LIST",
      split = ",",
      description = "how many appends are outstanding (default: 1,64)",
      defaultValue = "1,64")
  private List<Integer> windows = List.of();

  @Option(
      names = "--entry",
      paramLabel = "BYTES",
      description = "size of an entry (default: 128)",
      defaultValue = "128")
  private int bytes;

  @Option(
      names = "--sync-latency",
      paramLabel = "TIME",
      description = "emulate a slower disk: every sync takes so much longer (default: 0)",
      defaultValue = "0",
      converter = Latencies.class)
  private Duration syncLatency = Duration.ZERO;

  @Option(
      names = "--bare",
      description = "measure each composition also without the virtual log above it")
  private boolean bare;

  @Option(
      names = "--sweep",
      description = "offer rising rates afterwards, until one is not reached")
  private boolean sweep;

  @Option(
      names = "--jmh",
      description =
          "then run the benchmarks under JMH for the same compositions, three JVMs for each: about"
              + " five minutes a composition; they join the report")
  private boolean jmh;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of the order of turns (default: drawn, and printed)")
  private @Nullable Long seed;

  @Option(names = "--json", description = "print the result as JSON")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "for the report and, while it runs, the data of nodes: its disk is what is measured; must"
              + " be new or empty (default: a new folder under .rhenea/bench)")
  private @Nullable Path report;

  @Spec private CommandSpec spec;

  public BenchCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() throws InterruptedException {
    Plan plan = plan();
    List<ProtocolSpec> compositions = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    List<Expression> wanted = expressions.isEmpty() ? USUAL : expressions;
    for (Expression expression : wanted) {
      switch (Composition.parse(expression.text(), catalogue, Optional.empty())) {
        case Parsed.Accepted(ProtocolSpec accepted) -> compositions.add(accepted);
        case Parsed.Refused(List<Problem> problems) ->
            problems.forEach(problem -> refused.add(problem.render(expression.text())));
      }
    }
    Contest contest = new Contest(compositions, bare, plan, catalogue);
    compositions.stream()
        .filter(each -> !contest.traits(each).canAppend())
        .forEach(each ->
            refused.add(
                "%s takes copies of closed segments only, no appends"
                    .formatted(Composition.print(each, catalogue))));
    if (!refused.isEmpty()) {
      refused.forEach(spec.commandLine().getErr()::println);
      return Exit.USAGE;
    }
    return measure(contest, plan, wanted);
  }

  private Plan plan() {
    require(seconds >= 0.1 && seconds <= 3600, "--seconds is between 0.1 and 3600");
    require(
        !windows.isEmpty() && windows.stream().allMatch(w -> w >= 1 && w <= MOST_OUTSTANDING),
        "--window takes numbers from 1 to " + MOST_OUTSTANDING);
    require(bytes >= 1 && bytes <= 512 << 10, "--entry is between 1 and 524288 bytes");
    Duration quarter = Duration.ofNanos((long) (seconds * 1e9 / 4));
    return new Plan(
        windows.stream().distinct().toList(),
        seconds,
        quarter.compareTo(SLICE) < 0 ? quarter : SLICE,
        bytes,
        syncLatency,
        sweep,
        seed == null ? System.nanoTime() & 0xffff : seed);
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private int measure(Contest contest, Plan plan, List<Expression> wanted)
      throws InterruptedException {
    Progress progress = Progress.on(spec.commandLine().getErr());
    try {
      Path home = report == null ? Folders.fresh("bench") : Folders.empty(report);
      Path data = Files.createDirectory(home.resolve("nodes"));
      RunEnvironment environment = RunEnvironment.of(commandLine(plan, wanted));
      Comparison comparison = contest.run(data, progress::status);
      BenchResult result =
          new BenchResult(
              BenchResult.FORMAT,
              environment,
              Contest.disk(data),
              comparison,
              jmh ? underJmh(comparison, home, progress) : List.of());
      progress.status("removing the data of nodes");
      delete(data);
      result.write(home);
      BenchPage.write(result, home);
      progress.end();
      show(result, home);
      return Exit.VALID;
    } catch (IOException failed) {
      progress.end();
      spec.commandLine().getErr().println("rhenea bench: " + reason(failed));
      return Exit.UNKNOWN;
    }
  }

  private static List<Score> underJmh(Comparison comparison, Path home, Progress progress)
      throws IOException {
    progress.status("JMH; what it does stands in " + home.resolve(Benchmarks.OUTPUT));
    List<String> compositions =
        comparison.contenders().stream().map(Contender::expression).distinct().toList();
    return new Benchmarks("", compositions, Benchmarks.FORKS, 1).run(home);
  }

  private void show(BenchResult result, Path home) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.print(result));
    } else {
      out.print(BenchScreen.render(result));
      out.printf("again: %s%n", result.environment().command());
      out.println("report: " + home.resolve(BenchPage.FILE));
    }
    out.flush();
  }

  /** What makes the same run again. */
  private String commandLine(Plan plan, List<Expression> wanted) {
    String texts =
        wanted.stream().map(each -> Shell.quote(each.text())).collect(Collectors.joining(" "));
    String list = plan.windows().stream().map(String::valueOf).collect(Collectors.joining(","));
    return "rhenea bench %s --seconds %s --window %s --entry %d%s%s%s%s --seed %d"
        .formatted(
            texts,
            seconds == Math.rint(seconds)
                ? Long.toString((long) seconds)
                : Double.toString(seconds),
            list,
            bytes,
            syncLatency.isZero() ? "" : " --sync-latency " + syncLatency.toNanos() / 1000 + "us",
            bare ? " --bare" : "",
            sweep ? " --sweep" : "",
            jmh ? " --jmh" : "",
            plan.seed());
  }

  static String reason(IOException failed) {
    if (failed instanceof AccessDeniedException denied) {
      return "cannot write to " + denied.getFile() + "; name another folder with --report";
    }
    if (failed instanceof FileSystemException file && file.getReason() == null) {
      return "cannot use " + file.getFile() + " (" + failed.getClass().getSimpleName() + ")";
    }
    return String.valueOf(failed.getMessage());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
