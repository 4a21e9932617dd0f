package dev.rhenea.cli.campaign;

import dev.rhenea.bench.load.Operation.Kind;
import dev.rhenea.bench.report.Units;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.result.PhaseRecord;
import dev.rhenea.cli.result.RunResult;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The paper's first experiment (section 5, E1): latency before and after a live switch from
 * ZooKeeper to the native Loglet, for the naive and the pipelined ZooKeeper Loglet. The paper saw
 * the p99 of reads fall to a tenth and that of writes to a fifth, and credits the naive one.
 */
record SwitchLatency(String name, Seeds usual) implements Campaign {
  private static final String NATIVE = "native(n1, n2, n3)";
  private static final int KNEE_STEPS = 8;
  private static final Duration KNEE_STEP = Duration.ofSeconds(2);

  /** The paper's processes had run for days before the switch; a JVM needs a moment at least. */
  private static final Duration WARM_UP = Duration.ofSeconds(15);

  /** A p99 of writes needs a thousand of them, a quarter of the operations. */
  private static final double WRITES_NEEDED = 1200 / 0.26;

  @Override
  public String summary() {
    return "p99 of reads and writes before and after a live switch, both ZooKeeper variants (E1)";
  }

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress)
      throws IOException, InterruptedException {
    OperationCounts operations = new OperationCounts(0, 0, 0);
    Validity worst = Validity.VALID;
    List<String> rows = new ArrayList<>();
    rows.add("| seed | from | load | reads p99 before | after | writes p99 before | after |");
    rows.add("|---|---|---|---|---|---|---|");
    for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
      for (String mode : List.of("naive", "pipelined")) {
        RunResult result = once(mode, seed, folder.resolve(mode + "-" + seed), progress);
        operations = operations.plus(result.operations());
        worst = worst.and(result.validity());
        rows.add(row(seed, mode, result));
        result.reasons().forEach(reason -> rows.add("| | " + reason + " | | | | | |"));
      }
    }
    return new Outcome(worst, operations, rows);
  }

  private RunResult once(String mode, long seed, Path folder, Progress progress)
      throws IOException, InterruptedException {
    String first = "zookeeper(n1, n2, n3, mode: " + mode + ")";
    ClusterPlan plan =
        ClusterPlan.ofTable(
            ClusterPlan.nodes(3),
            "paxos(n1, n2, n3)",
            first,
            List.of("zookeeper"),
            OptionalInt.empty());
    return LiveTrial.run(
            name,
            "switch from " + first,
            plan,
            seed,
            folder,
            progress,
            run -> {
              for (String composition : List.of(NATIVE, first)) {
                run.startOn(composition);
                run.warmUp(WARM_UP);
              }
              double rate = run.knee(KNEE_STEP, KNEE_STEPS).step().perSecond() / 2;
              Duration phase = Duration.ofMillis((long) (1000 * WRITES_NEEDED / Math.max(1, rate)));
              run.begin(Math.max(1, rate));
              run.phase(phase);
              run.switchTo(NATIVE);
              run.phase(phase);
            })
        .result();
  }

  private static String row(long seed, String mode, RunResult result) {
    List<PhaseRecord> phases = result.phases();
    if (phases.size() < 2) {
      return "| %d | %s | | | | | |".formatted(seed, mode);
    }
    PhaseRecord before = phases.getFirst();
    PhaseRecord after = phases.getLast();
    return "| %d | %s | %s | %s | %s | %s | %s |"
        .formatted(
            seed,
            mode,
            Units.rate(before.perSecond()),
            Units.span(before.percentile(Kind.READ, 99)),
            fallen(before, after, Kind.READ),
            Units.span(before.percentile(Kind.WRITE, 99)),
            fallen(before, after, Kind.WRITE));
  }

  private static String fallen(PhaseRecord before, PhaseRecord after, Kind kind) {
    OptionalLong was = before.percentile(kind, 99);
    OptionalLong is = after.percentile(kind, 99);
    return is.isPresent() && was.isPresent()
        ? String.format(
            Locale.ROOT, "%s (%.1fx)", Units.span(is), (double) was.getAsLong() / is.getAsLong())
        : Units.span(is);
  }
}
