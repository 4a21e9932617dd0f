package dev.rhenea.cli.campaign;

import dev.rhenea.bench.experiment.Experiment;
import dev.rhenea.bench.experiment.ExperimentReader;
import dev.rhenea.bench.experiment.ExperimentReader.Read;
import dev.rhenea.bench.load.Operation.Kind;
import dev.rhenea.bench.report.Units;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.cli.experiment.Predicted;
import dev.rhenea.cli.experiment.SimulatedExperiment;
import dev.rhenea.cli.result.PhaseRecord;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.RunResult;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import dev.rhenea.provider.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An experiment in the simulator on many seeds; what its phases came to, each beside the first one
 * of its run. Its figures are simulated, and the same on every machine.
 *
 * @param file in the folder {@code experiments}
 */
record SimulatedExperiments(String name, String summary, Seeds usual, String file)
    implements Campaign {

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress) throws IOException {
    Catalogue catalogue = Catalogue.load();
    Experiment experiment = read(catalogue);
    OperationCounts operations = new OperationCounts(0, 0, 0);
    Validity worst = Validity.VALID;
    List<String> rows = new ArrayList<>();
    rows.add("Simulated, `experiments/%s`:".formatted(file));
    rows.add("");
    rows.add("| seed | phase | appends/s | of the first | append p50 | p99 |");
    rows.add("|---|---|---|---|---|---|");
    for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
      progress.status("seed " + seed + " of " + seeds);
      RunResult result =
          new SimulatedExperiment(experiment, seed, catalogue)
              .run()
              .judge(name, List.of(), List.of(), RunEnvironment.of("rhenea campaign " + name));
      operations = operations.plus(result.operations());
      worst = worst.and(result.validity());
      for (PhaseRecord phase : result.phases()) {
        rows.add(row(seed, phase, result.phases().getFirst()));
      }
      for (String reason : result.reasons()) {
        rows.add("| %d | %s | | | | |".formatted(seed, reason));
      }
    }
    rows.add("");
    experiment.compositions().forEach(spec -> rows.add("- " + Predicted.line(spec, catalogue)));
    return new Outcome(worst, operations, rows);
  }

  private Experiment read(Catalogue catalogue) throws IOException {
    Path path = Path.of(System.getProperty("rhenea.home", "."), "experiments", file);
    String source = Files.readString(path);
    return switch (ExperimentReader.read(source, catalogue)) {
      case Read.Accepted(Experiment experiment) -> experiment;
      case Read.Refused(var problems) ->
          throw new IOException(path + ":\n" + ExperimentReader.render(problems, source));
    };
  }

  private static String row(long seed, PhaseRecord phase, PhaseRecord first) {
    return String.format(
        Locale.ROOT,
        "| %d | %s | %,.0f | %.2f | %s | %s |",
        seed,
        phase.name(),
        phase.perSecond(),
        phase.perSecond() / first.perSecond(),
        Units.span(phase.percentile(Kind.WRITE, 50)),
        Units.span(phase.percentile(Kind.WRITE, 99)));
  }
}
