package dev.rhenea.cli.campaign;

import dev.rhenea.bench.load.Samples;
import dev.rhenea.bench.report.Timeline;
import dev.rhenea.bench.report.Units;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.Footprint;
import dev.rhenea.cli.result.PhaseRecord;
import dev.rhenea.cli.result.RunResult;
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
 * Real processes under half the load they can take, for long: memory, files and latency, and
 * whether they stay as they are. Each seed is a minute.
 */
record Endurance(String name, Seeds usual) implements Campaign {
  private static final int KNEE_STEPS = 6;
  private static final Duration KNEE_STEP = Duration.ofSeconds(2);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** A minute of load, and what the nodes took up after it. */
  record Minute(Timeline.Phase phase, List<Footprint> nodes) {}

  @Override
  public String summary() {
    return "an hour at half of the knee on real processes: memory, files and latency by the minute";
  }

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress)
      throws IOException, InterruptedException {
    ClusterPlan plan =
        ClusterPlan.ofTable(
            ClusterPlan.nodes(3),
            "paxos(n1, n2, n3)",
            "native(n1, n2, n3)",
            List.of(),
            OptionalInt.empty());
    List<Minute> minutes = new ArrayList<>();
    LiveTrial trial =
        LiveTrial.run(
            name,
            name,
            plan,
            seeds.first(),
            folder,
            progress,
            run -> {
              run.warmUp(WARM_UP);
              run.begin(Math.max(1, run.knee(KNEE_STEP, KNEE_STEPS).step().perSecond() / 2));
              for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
                Timeline.Phase phase = run.phase(MINUTE);
                minutes.add(new Minute(phase, run.footprints()));
              }
            });
    RunResult result = trial.result();
    List<String> lines = new ArrayList<>(List.of(result.sentence(), ""));
    lines.addAll(table(minutes, trial.ended().samples()));
    return new Outcome(result.validity(), result.operations(), lines);
  }

  /** A line for each minute; what nodes take up is what the one takes up that takes most. */
  static List<String> table(List<Minute> minutes, Samples samples) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Of the three nodes the one that takes most, at the end of the minute. Live heap: what");
    lines.add("a full collection left, which is made then, so that its pause is in the latencies.");
    lines.add("");
    lines.add("| minute | took effect | latency p50 | p99 | live heap | main memory | files |");
    lines.add("|---:|---:|---:|---:|---:|---:|---:|");
    for (int i = 0; i < minutes.size(); i++) {
      Timeline.Phase phase = minutes.get(i).phase();
      List<Footprint> nodes = minutes.get(i).nodes();
      PhaseRecord minute = new PhaseRecord(phase, samples.between(phase.from(), phase.to()));
      lines.add(
          "| %d | %s | %s | %s | %s | %s | %s |"
              .formatted(
                  i + 1,
                  Units.rate(minute.perSecond()),
                  Units.span(minute.percentile(50)),
                  Units.span(minute.percentile(99)),
                  megabytes(nodes.stream().mapToLong(Footprint::heap).max()),
                  megabytes(
                      nodes.stream()
                          .map(Footprint::resident)
                          .flatMapToLong(OptionalLong::stream)
                          .max()),
                  megabytes(nodes.stream().mapToLong(Footprint::files).max())));
    }
    return lines;
  }

  private static String megabytes(OptionalLong bytes) {
    return bytes.isPresent() ? String.format(Locale.ROOT, "%.1f MB", bytes.getAsLong() / 1e6) : "-";
  }
}
