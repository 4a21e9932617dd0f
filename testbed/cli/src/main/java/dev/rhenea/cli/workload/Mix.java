package dev.rhenea.cli.workload;

import dev.rhenea.bench.load.Operation.Kind;
import java.util.SplittableRandom;

/**
 * The paper's production mix (Delos, section 5): 425 queries to 150 puts a second, values of 500
 * bytes in the median and 150 KB at most. One seed, one sequence of operations.
 *
 * @param keys how many keys there are
 */
record Mix(long seed, int keys) {
  private static final int READS_OF_HUNDRED = 74;
  private static final double MEDIAN_BYTES = 500;
  private static final double SPREAD = 1.0;
  private static final int MOST_BYTES = 150_000;

  /** One write in so many has any size up to the largest. */
  private static final int LARGE_ONE_IN = 2000;

  /** One operation: its kind, its key, and the size of the value if it writes one. */
  record Step(Kind kind, String key, int bytes) {}

  /** Operation number {@code index}, from 0. */
  Step step(long index) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
    Kind kind = random.nextInt(100) < READS_OF_HUNDRED ? Kind.READ : Kind.WRITE;
    String key = "k" + random.nextInt(keys);
    return new Step(kind, key, size(random));
  }

  private static int size(SplittableRandom random) {
    int size =
        random.nextInt(LARGE_ONE_IN) == 0
            ? random.nextInt(MOST_BYTES)
            : (int) (MEDIAN_BYTES * Math.exp(random.nextGaussian() * SPREAD));
    return Math.clamp(size, StampedValue.LEAST, MOST_BYTES);
  }
}
