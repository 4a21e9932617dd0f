package dev.rhenea.cli.demo;

import dev.rhenea.bench.load.Knee;
import dev.rhenea.bench.report.Units;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.live.Ended;
import dev.rhenea.cli.live.LiveRun;
import dev.rhenea.cli.live.Stage;
import dev.rhenea.cli.live.StepFailed;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The story of the demo: a log changes its ordering protocol under load, loses its sequencer, heals
 * itself, and changes twice more (Delos, section 5: E1).
 */
final class DemoRun {
  static final String NAIVE = "zookeeper(n1, n2, n3, mode: naive)";
  static final String PIPELINED = "zookeeper(n1, n2, n3, mode: pipelined)";
  static final String NATIVE = "native(n1, n2, n3)";

  /** The first LogServer is the sequencer unless one is named. */
  private static final NodeId SEQUENCER = new NodeId("n1");

  private final DemoPlan plan;
  private final LiveRun run;
  private final Progress progress;
  private final List<String> failures = new ArrayList<>();
  private final List<String> notes =
      new ArrayList<>(
          List.of(
              "three node processes; each also hosts one of three real ZooKeeper servers;"
                  + " durability fsync in all phases",
              "before the clock every composition served for a moment, so that no phase measures"
                  + " how a JVM warms up"));

  /** A story for a running cluster of {@link #cluster}'s kind. */
  DemoRun(DemoPlan plan, long seed, Stage stage, Progress progress) {
    this.plan = plan;
    this.progress = progress;
    this.run = new LiveRun(stage, seed, progress);
  }

  /** Three nodes, each with a ZooKeeper server, and a log that begins on those servers. */
  static ClusterPlan cluster(OptionalInt firstPort) {
    return ClusterPlan.ofTable(
        ClusterPlan.nodes(3), "paxos(n1, n2, n3)", NAIVE, List.of("zookeeper"), firstPort);
  }

  /** Tells the story; a step that fails ends it early, and is among {@link #failures}. */
  Ended tell() throws InterruptedException, IOException {
    try {
      for (String composition : List.of(PIPELINED, NATIVE, NAIVE)) {
        run.startOn(composition);
        run.warmUp(plan.warmUp());
      }
      run.begin(halfTheKnee());
      run.phase(plan.phase());
      run.switchTo(NATIVE);
      run.phase(plan.phase());
      run.killAndHeal(SEQUENCER);
      run.phase(plan.phase().dividedBy(2));
      run.rejoin(SEQUENCER);
      run.phase(plan.phase().dividedBy(2));
      run.switchTo(PIPELINED);
      run.phase(plan.phase());
      run.switchTo(NATIVE);
      run.phase(plan.phase());
    } catch (StepFailed e) {
      failures.add(e.reason());
      progress.say(e.reason());
    }
    return run.end();
  }

  /** Operations a second to offer in every phase. */
  private double halfTheKnee() throws InterruptedException {
    Knee.Step knee = run.knee(plan.kneeStep(), DemoPlan.KNEE_STEPS).step();
    double rate = Math.max(1, knee.perSecond() / 2);
    note(
        "knee of %s: %s with %d users; every phase is offered half of it, %s"
            .formatted(NAIVE, Units.rate(knee.perSecond()), knee.users(), Units.rate(rate)));
    return rate;
  }

  /** Steps that could not be done. */
  List<String> failures() {
    return failures;
  }

  /** Facts worth a line. */
  List<String> notes() {
    return notes;
  }

  private void note(String line) {
    notes.add(line);
    progress.say(line);
  }
}
