package dev.rhenea.cli.campaign;

import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.live.LiveRun;
import dev.rhenea.cli.live.StepFailed;
import dev.rhenea.cli.result.RunResult;
import dev.rhenea.cli.result.RunScreen;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Real processes under load: for each seed one node is killed at one moment, started again, and
 * rejoins. Nothing that was acknowledged may be lost.
 */
record Kills(String name, Seeds usual) implements Campaign {
  private static final double PER_SECOND = 50;
  private static final List<NodeId> NODES = ClusterPlan.nodes(3);
  private static final ClusterPlan PLAN =
      ClusterPlan.ofTable(
          NODES, "paxos(n1, n2, n3)", "native(n1, n2, n3)", List.of(), OptionalInt.empty());

  @Override
  public String summary() {
    return "kill -9 of any node at any moment, restart, rejoin; durability fsync; nothing lost";
  }

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress)
      throws IOException, InterruptedException {
    LiveTrial trial =
        LiveTrial.run(
            name,
            name,
            PLAN,
            seeds.first(),
            folder,
            progress,
            run -> {
              run.warmUp(Duration.ofSeconds(1));
              run.begin(PER_SECOND);
              for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
                strike(run, new SplittableRandom(seed));
              }
              run.phase(Duration.ofSeconds(2));
            });
    trial.ended().evidence().write(folder.resolve("history"));
    RunResult result = trial.result();
    return new Outcome(
        result.validity(),
        result.operations(),
        List.of(result.sentence(), "```", RunScreen.render(result).strip(), "```"));
  }

  private static void strike(LiveRun run, SplittableRandom random)
      throws StepFailed, IOException, InterruptedException {
    NodeId node = NODES.get(random.nextInt(NODES.size()));
    run.phase(Duration.ofMillis(random.nextInt(200, 1500)));
    run.kill(node);
    run.pass(Duration.ofMillis(random.nextInt(0, 3000)));
    run.rejoin(node);
  }
}
