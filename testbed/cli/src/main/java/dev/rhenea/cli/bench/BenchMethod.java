package dev.rhenea.cli.bench;

import dev.rhenea.bench.compare.Comparison;
import dev.rhenea.bench.compare.Contender;
import dev.rhenea.bench.compare.Slice;
import dev.rhenea.bench.report.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a comparison was made, in sentences: without them its numbers mean nothing. */
final class BenchMethod {
  private BenchMethod() {}

  static List<String> of(BenchResult result) {
    Comparison comparison = result.comparison();
    List<String> said = new ArrayList<>();
    said.add(
        "All nodes and the client are in one JVM on one machine and share its %d processors; they"
                .formatted(result.environment().cores())
            + " talk over real loopback TCP. The client sits on a node that hosts no server. Compare"
            + " the contenders with each other; do not quote their figures alone.");
    said.add(
        "An acknowledged append of %d bytes survives: %s. The data lay on %s."
            .formatted(comparison.bytes(), durability(comparison), result.disk()));
    said.add(
        comparison.syncLatencyMicros() == 0
            ? "Nothing is emulated."
            : "Emulated: every sync of every journal, of ZooKeeper's log and of the probe takes %s"
                    .formatted(Units.span(comparison.syncLatencyMicros() * 1000))
                + " longer than the device's own.");
    said.add(
        ("Turns of %d ms, %d for each contender and window, in an order drawn anew for each round"
                + " (seed %d); the first quarter of a turn more does not count, and what was appended"
                + " is trimmed after it. Closed loop: as many appends as the window says are"
                + " outstanding. Medians and quartiles are over turns, ratios are between turns of"
                + " one round, p99 is over all turns together.")
            .formatted(comparison.sliceMillis(), rounds(comparison), comparison.seed()));
    said.add(
        "The floor is measured before every turn: round trips over loopback by blocking sockets,"
            + " and writes with fdatasync to a file filled beforehand on the same disk.");
    if (!comparison.steps().isEmpty()) {
      said.add(
          "Rates: appends are due at times fixed in advance, and latency counts from then. FAIL: an"
              + " append was not started, or failed, or less than 98 % took effect in time.");
    }
    said.addAll(comparison.remarks());
    return said;
  }

  private static String durability(Comparison comparison) {
    List<String> classes =
        comparison.contenders().stream().map(Contender::durability).distinct().toList();
    return classes.size() == 1
        ? classes.getFirst()
        : comparison.contenders().stream()
            .map(contender -> contender.durability() + " with " + contender.name())
            .collect(Collectors.joining("; "));
  }

  private static int rounds(Comparison comparison) {
    return comparison.slices().stream().mapToInt(Slice::round).max().orElse(-1) + 1;
  }
}
