package dev.rhenea.cli.demo;

import dev.rhenea.cli.live.Ended;
import dev.rhenea.cli.live.Stage;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.RunJson;
import dev.rhenea.cli.result.RunReport;
import dev.rhenea.cli.result.RunResult;
import dev.rhenea.cli.result.RunScreen;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Folders;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhenea demo}: three nodes, a live switch of protocols under load, a killed sequencer. */
@Command(
    name = "demo",
    description = {
      "Three node processes on loopback, a table under load on a ZooKeeper Loglet (three real"
          + " ZooKeeper servers, embedded in the nodes), a live switch to the native Loglet, kill"
          + " -9 of the sequencer's node, and back and forth. Then every history is checked.",
      "Exit status: 0 valid, 1 invalid, 2 unknown, 64 usage."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "about how long in all, 15 to 3600 (default: ${DEFAULT-VALUE})")
  private int seconds = 60;

  @Option(names = "--json", description = "print the result as JSON")
  private boolean json;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "for all data of the run; must be new or empty (default: a new folder under"
              + " .rhenea/demo)")
  private @Nullable Path folder;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "for the report (default: 'report' in the run's folder)")
  private @Nullable Path report;

  @Option(
      names = "--ports",
      paramLabel = "FIRST",
      description = "use the ports from FIRST on (default: free ones)")
  private @Nullable Integer firstPort;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of the load's keys and sizes (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try {
      RunResult result = run(plan());
      return result.validity().exit();
    } catch (IOException e) {
      spec.commandLine().getErr().println("rhenea demo: " + e.getMessage());
      return Exit.UNKNOWN;
    }
  }

  private DemoPlan plan() {
    try {
      return DemoPlan.of(seconds);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private RunResult run(DemoPlan plan) throws IOException, InterruptedException {
    Path home = folder == null ? Folders.fresh("demo") : Folders.empty(folder);
    RunResult result = perform(plan, home);
    Path reports = report == null ? home.resolve("report") : report;
    RunReport.write(result, reports);
    show(result, home, reports);
    return result;
  }

  private RunResult perform(DemoPlan plan, Path home) throws IOException, InterruptedException {
    Progress progress = Progress.on(spec.commandLine().getErr());
    RunEnvironment environment = RunEnvironment.of(commandLine());
    progress.say("Data: " + home);
    OptionalInt port = firstPort == null ? OptionalInt.empty() : OptionalInt.of(firstPort);
    progress.status("starting three nodes, each with a ZooKeeper server");
    DemoRun demo;
    Ended ended;
    try (Stage stage = new Stage(DemoRun.cluster(port), home)) {
      demo = new DemoRun(plan, seed, stage, progress);
      ended = demo.tell();
      progress.status("stopping the nodes");
    }
    progress.status("checking the histories");
    ended.evidence().write(home.resolve("history"));
    RunResult result = ended.judge("rhenea demo", demo.failures(), demo.notes(), environment);
    progress.end();
    return result;
  }

  private void show(RunResult result, Path home, Path reports) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.print(RunJson.of(result, reports.toString())));
    } else {
      out.print(RunScreen.render(result));
      out.println("report: " + reports.resolve("report.html"));
      out.println("data: " + home);
    }
    out.flush();
  }

  private String commandLine() {
    return "rhenea "
        + String.join(
            " ",
            Optional.ofNullable(spec.commandLine().getParseResult())
                .map(parsed -> parsed.originalArgs())
                .orElse(List.of()));
  }
}
