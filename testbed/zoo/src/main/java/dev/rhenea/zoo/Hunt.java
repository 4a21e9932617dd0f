package dev.rhenea.zoo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * A mutant run with many seeds: how often which check failed.
 *
 * @param mutant the mutant
 * @param seeds how many runs there were
 * @param caught in how many of them each check failed
 * @param first the first seed in which each check failed
 */
public record Hunt(Mutant mutant, int seeds, Map<String, Integer> caught, Map<String, Long> first) {

  /** Runs the seeds from {@code from} (inclusive) to {@code to} (exclusive). */
  static Hunt over(Mutant mutant, LongFunction<List<String>> planted, long from, long to) {
    Map<String, Integer> caught = new TreeMap<>();
    Map<String, Long> first = new TreeMap<>();
    for (long seed = from; seed < to; seed++) {
      for (String check : planted.apply(seed)) {
        caught.merge(check, 1, Integer::sum);
        first.putIfAbsent(check, seed);
      }
    }
    return new Hunt(mutant, Math.toIntExact(to - from), caught, first);
  }
}
