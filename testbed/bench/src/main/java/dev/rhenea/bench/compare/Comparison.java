package dev.rhenea.bench.compare;

import dev.rhenea.bench.probe.Floor;
import java.util.List;
import java.util.SortedMap;

/**
 * What was measured in one run; the medians and the spreads are computed from it ({@link
 * Standing}), so that nothing is kept twice.
 *
 * @param bytes of an entry
 * @param sliceMillis how long a turn counted
 * @param syncLatencyMicros emulated: added to every sync
 * @param seed of the order of turns
 * @param windows in the order in which they were asked for
 * @param latencies of all turns together
 * @param steps of the rate sweep; empty if there was none
 * @param last the floor at the end of the run
 * @param remarks what a reader must know
 */
public record Comparison(
    int bytes,
    long sliceMillis,
    long syncLatencyMicros,
    long seed,
    List<Contender> contenders,
    List<Integer> windows,
    List<Slice> slices,
    List<Latency> latencies,
    List<RateStep> steps,
    Floor last,
    List<String> remarks) {
  public Comparison {
    contenders = List.copyOf(contenders);
    windows = List.copyOf(windows);
    slices = List.copyOf(slices);
    latencies = List.copyOf(latencies);
    steps = List.copyOf(steps);
    remarks = List.copyOf(remarks);
  }

  /**
   * All latencies of one contender with one window.
   *
   * @param percentiles in nanoseconds; none with fewer than ten samples above it
   */
  public record Latency(int contender, int window, SortedMap<String, Long> percentiles) {}
}
