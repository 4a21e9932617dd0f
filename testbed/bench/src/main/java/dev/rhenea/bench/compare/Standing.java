package dev.rhenea.bench.compare;

import dev.rhenea.bench.probe.Floor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How one contender did with one window.
 *
 * @param perSecond over its turns
 * @param p50 of each of its turns, in nanoseconds
 * @param timesThroughput of the first contender's, turn by turn within each round
 * @param timesP50 of the first contender's, likewise
 * @param percentiles of all its turns together, in nanoseconds
 * @param failed appends that did not take effect, as far as is known
 */
public record Standing(
    Contender contender,
    int window,
    Spread perSecond,
    Spread p50,
    Spread timesThroughput,
    Spread timesP50,
    Map<String, Long> percentiles,
    long failed) {

  /** All standings of a comparison: by window, contenders in their order. */
  public static List<Standing> of(Comparison comparison) {
    List<Standing> all = new ArrayList<>();
    for (int window : comparison.windows()) {
      for (int i = 0; i < comparison.contenders().size(); i++) {
        all.add(of(comparison, i, window));
      }
    }
    return all;
  }

  private static Standing of(Comparison comparison, int contender, int window) {
    List<Slice> own = turns(comparison, contender, window);
    return new Standing(
        comparison.contenders().get(contender),
        window,
        spread(own, Slice::perSecond),
        spread(own, Slice::p50),
        times(comparison, own, window, Slice::perSecond),
        times(comparison, own, window, Slice::p50),
        comparison.latencies().stream()
            .filter(latency -> latency.contender() == contender && latency.window() == window)
            .findFirst()
            .<Map<String, Long>>map(Comparison.Latency::percentiles)
            .orElseGet(Map::of),
        own.stream().mapToLong(Slice::failed).sum());
  }

  private static List<Slice> turns(Comparison comparison, int contender, int window) {
    return comparison.slices().stream()
        .filter(slice -> slice.contender() == contender && slice.window() == window)
        .toList();
  }

  private static Spread spread(List<Slice> slices, ToDoubleFunction<Slice> value) {
    return Spread.of(slices.stream().map(slice -> value.applyAsDouble(slice)).toList());
  }

  /** Within a round the machine is the same for both: its drift cancels out. */
  private static Spread times(
      Comparison comparison, List<Slice> own, int window, ToDoubleFunction<Slice> value) {
    SortedMap<Integer, Double> first = new TreeMap<>();
    turns(comparison, 0, window)
        .forEach(slice -> first.put(slice.round(), value.applyAsDouble(slice)));
    List<Double> ratios = new ArrayList<>();
    for (Slice slice : own) {
      double other = first.getOrDefault(slice.round(), 0.0);
      if (other > 0) {
        ratios.add(value.applyAsDouble(slice) / other);
      }
    }
    return ratios.isEmpty() ? new Spread(0, 0, 0) : Spread.of(ratios);
  }

  /** How the ground moved, probe by probe. */
  public static List<Drift> ground(Comparison comparison) {
    List<Floor> floors = new ArrayList<>(comparison.slices().stream().map(Slice::floor).toList());
    floors.add(comparison.last());
    return List.of(
        drift("loopback round trip", floors, floor -> (double) floor.roundTrip()),
        drift("write and fdatasync", floors, floor -> (double) floor.sync()));
  }

  private static Drift drift(String probe, List<Floor> floors, Function<Floor, Double> value) {
    return Drift.of(probe, floors.stream().map(value).toList());
  }
}
