package dev.rhenea.cli.experiment;

import dev.rhenea.bench.experiment.Experiment;
import dev.rhenea.bench.experiment.ExperimentReader;
import dev.rhenea.bench.experiment.ExperimentReader.Read;
import dev.rhenea.cli.live.Ended;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.RunJson;
import dev.rhenea.cli.result.RunReport;
import dev.rhenea.cli.result.RunResult;
import dev.rhenea.cli.result.RunScreen;
import dev.rhenea.cli.result.Where;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Folders;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Shell;
import dev.rhenea.composition.Problem;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.worlds.schedule.ScheduleWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea run FILE}: an experiment, in any of the three worlds. */
@Command(
    name = "run",
    description = {
      "Runs the experiment of a file: a cluster, a load, phases with switches and faults, and what"
          + " must hold. The same file means the same in every world; what a world cannot do is"
          + " refused before anything starts. Examples are in the folder experiments.",
      "Exit status: 0 valid, 1 invalid, 2 unknown, 64 a malformed file, or one that the world"
          + " cannot do."
    },
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
  private final Catalogue catalogue;

  @Parameters(paramLabel = "FILE", description = "for example experiments/lost-sequencer.yaml")
  private Path file;

  @Option(
      names = "--in",
      paramLabel = "WORLD",
      description =
          "simulator: virtual time, every number simulated; jvm: nodes in this JVM; processes: a"
              + " process for each node, both over loopback (default: ${DEFAULT-VALUE})",
      defaultValue = "simulator",
      converter = WhereWords.class)
  private Where where;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of the load, and of all that happens in the simulator (default: 1)",
      defaultValue = "1")
  private long seed;

  @Option(names = "--json", description = "print the result as JSON")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "for report, histories and the data of nodes; must be new or empty (default: a new folder"
              + " under .rhenea/run)")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  public RunCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      String source = Files.readString(file);
      return switch (ExperimentReader.read(source, catalogue)) {
        case Read.Refused(List<Problem> problems) ->
            refuse(ExperimentReader.render(problems, source));
        case Read.Accepted(Experiment experiment) -> run(experiment, source);
      };
    } catch (NoSuchFileException missing) {
      return refuse("there is no file '" + missing.getFile() + "'");
    } catch (CharacterCodingException noText) {
      return refuse("'" + file + "' is no text in UTF-8");
    } catch (IOException failed) {
      error("rhenea run: " + failed.getMessage());
      return Exit.UNKNOWN;
    }
  }

  private int run(Experiment experiment, String source) throws IOException, InterruptedException {
    List<String> objections = Objections.to(experiment, where, catalogue);
    if (!objections.isEmpty()) {
      return refuse(String.join(System.lineSeparator(), objections));
    }
    Path home = out == null ? Folders.fresh("run") : Folders.empty(out);
    Files.writeString(home.resolve("experiment.yaml"), source);
    RunEnvironment environment = RunEnvironment.of(commandLine());
    Progress progress = Progress.on(spec.commandLine().getErr());
    List<String> failures = new ArrayList<>();
    Ended ended =
        switch (where) {
          case SIMULATOR -> simulate(experiment, home, progress);
          case JVM, PROCESSES -> perform(experiment, home, progress, failures);
        };
    progress.status("checking the history");
    ended.evidence().write(home.resolve("history"));
    RunResult judged = ended.judge(experiment.title(), failures, notes(experiment), environment);
    RunResult result = judged.and(Limits.check(experiment.checks(), judged));
    progress.end();
    RunReport.write(result, home);
    show(result, home);
    return result.validity().exit();
  }

  private Ended perform(Experiment experiment, Path home, Progress progress, List<String> failures)
      throws IOException, InterruptedException {
    LiveExperiment live = new LiveExperiment(experiment, where, seed, catalogue);
    Ended ended = live.run(home.resolve("nodes"), progress);
    failures.addAll(live.failures());
    return ended;
  }

  private Ended simulate(Experiment experiment, Path home, Progress progress) throws IOException {
    SimulatedExperiment simulated = new SimulatedExperiment(experiment, seed, catalogue);
    Files.writeString(
        home.resolve("schedule.txt"), new ScheduleWriter(catalogue).write(simulated.schedule()));
    progress.status("simulating");
    return simulated.run();
  }

  private List<String> notes(Experiment experiment) {
    List<String> notes = new ArrayList<>();
    notes.add("%s; seed %d".formatted(where.origin(), seed));
    experiment.compositions().forEach(each -> notes.add(Predicted.line(each, catalogue)));
    return notes;
  }

  private void show(RunResult result, Path home) {
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(Json.print(RunJson.of(result, home.toString())));
    } else {
      screen.print(RunScreen.render(result));
      screen.println("report: " + home.resolve("report.html"));
    }
    screen.flush();
  }

  private int refuse(String why) {
    error(why);
    return Exit.USAGE;
  }

  private void error(String line) {
    spec.commandLine().getErr().println(line);
  }

  /** What makes the same run again. */
  private String commandLine() {
    return "rhenea run %s --in %s --seed %d"
        .formatted(Shell.quote(file.toString()), where.word(), seed);
  }
}
