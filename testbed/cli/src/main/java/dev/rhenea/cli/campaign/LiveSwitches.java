package dev.rhenea.cli.campaign;

import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.live.Chronicle.Change;
import dev.rhenea.cli.live.Ended;
import dev.rhenea.cli.live.LiveRun;
import dev.rhenea.cli.live.StepFailed;
import dev.rhenea.cli.result.RunResult;
import dev.rhenea.cli.result.SwitchRecord;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * What a switch costs, as a distribution: real processes under half the load they can take, and one
 * switch after the other: from a native Loglet to one with another sequencer, to ZooKeeper, and
 * back. Each seed is one switch.
 */
record LiveSwitches(String name, Seeds usual) implements Campaign {
  private static final List<String> TURNS =
      List.of(
          "native(n1, n2, n3, sequencer: n1)",
          "native(n1, n2, n3, sequencer: n2)",
          "zookeeper(n1, n2, n3)");

  private static final int KNEE_STEPS = 6;
  private static final Duration KNEE_STEP = Duration.ofSeconds(2);
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  @Override
  public String summary() {
    return "what a live switch costs on real processes under load, step by step";
  }

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress)
      throws IOException, InterruptedException {
    ClusterPlan plan =
        ClusterPlan.ofTable(
            ClusterPlan.nodes(3),
            "paxos(n1, n2, n3)",
            TURNS.getFirst(),
            List.of("zookeeper"),
            OptionalInt.empty());
    LiveTrial trial =
        LiveTrial.run(
            name,
            name,
            plan,
            seeds.first(),
            folder,
            progress,
            run -> {
              run.begin(halfTheLeastKnee(run));
              run.phase(Duration.ofSeconds(3));
              for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
                run.switchTo(TURNS.get((int) Math.floorMod(seed, (long) TURNS.size())));
                run.pass(
                    SwitchCosts.BESIDE
                        .multipliedBy(2)
                        .plusMillis(new SplittableRandom(seed).nextInt(600)));
              }
              run.phase(Duration.ofSeconds(3));
            });
    RunResult result = trial.result();
    return new Outcome(result.validity(), result.operations(), findings(trial.ended(), result));
  }

  /** Half of what the slowest of them takes; afterwards all of them are warm. */
  private static double halfTheLeastKnee(LiveRun run) throws StepFailed, InterruptedException {
    double least = Double.MAX_VALUE;
    for (String composition : TURNS) {
      run.startOn(composition);
      run.warmUp(WARM_UP);
      least = Math.min(least, run.knee(KNEE_STEP, KNEE_STEPS).step().perSecond());
    }
    return Math.max(1, least / 2);
  }

  private static List<String> findings(Ended ended, RunResult result) {
    List<String> lines = new ArrayList<>(List.of(result.sentence(), ""));
    List<Change> changes = ended.chronicle().changes();
    lines.addAll(
        SwitchCosts.table(
            changes, result.switches().stream().map(SwitchRecord::interruption).toList()));
    lines.add("");
    lines.addAll(SwitchCosts.surroundings(changes, ended.samples()));
    return lines;
  }
}
