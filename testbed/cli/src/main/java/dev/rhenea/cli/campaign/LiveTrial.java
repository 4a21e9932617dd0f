package dev.rhenea.cli.campaign;

import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.live.Ended;
import dev.rhenea.cli.live.LiveRun;
import dev.rhenea.cli.live.Stage;
import dev.rhenea.cli.live.StepFailed;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.RunReport;
import dev.rhenea.cli.result.RunResult;
import dev.rhenea.cli.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run on node processes that a campaign made: what happened, and what it was judged. */
record LiveTrial(Ended ended, RunResult result) {
  /** What a campaign does with a cluster that is up. */
  @FunctionalInterface
  interface Steps {
    /** Takes the steps; the first that fails is the last, and a shortfall of the run. */
    void take(LiveRun run) throws StepFailed, IOException, InterruptedException;
  }

  /**
   * Starts a cluster, takes {@code steps}, ends the load, judges, and leaves a report in {@code
   * folder}.
   *
   * @param campaign its name
   * @param title of the report
   * @param seed of the load
   * @param folder for the data of the nodes and the report
   */
  static LiveTrial run(
      String campaign,
      String title,
      ClusterPlan plan,
      long seed,
      Path folder,
      Progress progress,
      Steps steps)
      throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    Ended ended;
    try (Stage stage = new Stage(plan, folder)) {
      LiveRun run = new LiveRun(stage, seed, progress);
      try {
        steps.take(run);
      } catch (StepFailed e) {
        failures.add(e.reason());
      }
      ended = run.end();
    }
    RunResult result =
        ended.judge(title, failures, List.of(), RunEnvironment.of("rhenea campaign " + campaign));
    RunReport.write(result, folder.resolve("report"));
    return new LiveTrial(ended, result);
  }
}
