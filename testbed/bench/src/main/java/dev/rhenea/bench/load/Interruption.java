package dev.rhenea.bench.load;

import java.util.Arrays;
import java.util.List;

/**
 * What a switch or a fault did to the operations around it. Times are nanoseconds.
 *
 * @param downtime the longest that a due operation waited until any operation of its kind took
 *     effect; bounded from below by the latency itself and by the rate's spacing
 * @param limbo operations whose outcome stayed unknown
 */
public record Interruption(long downtime, long limbo) {

  /** The interruption among {@code samples} of one kind that were due in {@code [from, to)}. */
  public static Interruption around(Samples samples, long from, long to) {
    long[] effects =
        samples.all().stream()
            .filter(sample -> sample.outcome() == Outcome.OK)
            .mapToLong(Sample::ended)
            .sorted()
            .toArray();
    List<Sample> due = samples.between(from, to).all();
    long longest = due.stream().mapToLong(sample -> wait(sample, effects)).max().orElse(0);
    long limbo = due.stream().filter(sample -> sample.outcome() == Outcome.INFO).count();
    return new Interruption(longest, limbo);
  }

  private static long wait(Sample sample, long[] effects) {
    int found = Arrays.binarySearch(effects, sample.due());
    int next = found >= 0 ? found : -found - 1;
    return next < effects.length ? effects[next] - sample.due() : sample.latency();
  }
}
