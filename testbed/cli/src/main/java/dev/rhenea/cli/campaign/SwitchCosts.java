package dev.rhenea.cli.campaign;

import dev.rhenea.bench.load.Interruption;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Sample;
import dev.rhenea.bench.load.Samples;
import dev.rhenea.bench.load.Summary;
import dev.rhenea.bench.report.Units;
import dev.rhenea.cli.client.SwitchSteps;
import dev.rhenea.cli.live.Chronicle.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Many switches, summed up in tables of Markdown. Pure. */
final class SwitchCosts {
  /** What counts as before and after a switch; twice that must lie between two. */
  static final Duration BESIDE = Duration.ofMillis(300);

  /** A switch and the longest that a client's operation waited for any effect, in milliseconds. */
  private record Cost(Change change, double waited) {
    String kind() {
      return "%s to %s".formatted(protocol(change.from()), protocol(change.to()));
    }

    private static String protocol(String composition) {
      return composition.substring(0, composition.indexOf('('));
    }
  }

  private SwitchCosts() {}

  /**
   * The distribution of each step, by the protocols before and after.
   *
   * @param interruptions of the same switches
   */
  static List<String> table(List<Change> changes, List<Interruption> interruptions) {
    Map<String, List<Cost>> kinds = new LinkedHashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      Cost cost = new Cost(changes.get(i), interruptions.get(i).downtime() / 1e6);
      kinds.computeIfAbsent(cost.kind(), _ -> new ArrayList<>()).add(cost);
    }
    List<String> lines = new ArrayList<>();
    lines.add("Milliseconds: half of the switches took less / 95 of 100 did / the longest.");
    lines.add("");
    lines.add(
        "| switch | how many | longest wait of a client | appends stopped for | seal | tail, repair"
            + " | install | before, while appends go on: intent | creation |");
    lines.add("|---|---:|---|---|---|---|---|---|---|");
    kinds.forEach((kind, costs) -> lines.add(row(kind, costs)));
    return lines;
  }

  private static String row(String kind, List<Cost> costs) {
    List<SwitchSteps> steps =
        costs.stream().map(cost -> cost.change().steps()).flatMap(Optional::stream).toList();
    return "| %s | %d | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            kind,
            costs.size(),
            spread(costs, Cost::waited),
            spread(steps, SwitchSteps::downtime),
            spread(steps, SwitchSteps::seal),
            spread(steps, SwitchSteps::tail),
            spread(steps, SwitchSteps::install),
            spread(steps, SwitchSteps::intent),
            spread(steps, SwitchSteps::create));
  }

  private static <T> String spread(List<T> all, ToDoubleFunction<T> value) {
    double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
    return sorted.length == 0
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.1f / %.1f / %.1f",
            sorted[sorted.length / 2],
            sorted[(int) (sorted.length * 0.95)],
            sorted[sorted.length - 1]);
  }

  /** Latency and throughput of what was due before, during and after the switches, together. */
  static List<String> surroundings(List<Change> changes, Samples samples) {
    long beside = BESIDE.toNanos();
    return List.of(
        "| operations due | latency p50 | p99 | longest | took effect |",
        "|---|---:|---:|---:|---:|",
        due("before a switch", samples, changes, change -> change.began() - beside, Change::began),
        due("while it went on", samples, changes, Change::began, Change::ended),
        due("after it", samples, changes, Change::ended, change -> change.ended() + beside));
  }

  private static String due(
      String when,
      Samples samples,
      List<Change> changes,
      ToLongFunction<Change> from,
      ToLongFunction<Change> to) {
    List<Sample> due = new ArrayList<>();
    long time = 0;
    for (Change change : changes) {
      long begin = from.applyAsLong(change);
      long end = to.applyAsLong(change);
      due.addAll(samples.between(begin, end).all());
      time += end - begin;
    }
    Samples all = new Samples(due);
    Optional<Summary> latency = all.summary();
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            when,
            latency.map(summary -> Units.span(summary.percentile(50))).orElse("-"),
            latency.map(summary -> Units.span(summary.percentile(99))).orElse("-"),
            latency.map(summary -> Units.span(summary.maximum())).orElse("-"),
            Units.rate(all.count(Outcome.OK) / (time / 1e9)));
  }
}
