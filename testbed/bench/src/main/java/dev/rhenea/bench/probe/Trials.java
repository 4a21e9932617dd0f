package dev.rhenea.bench.probe;

import java.io.IOException;
import java.util.Arrays;

/** Something done a few times, and how long it usually takes. */
final class Trials {
  private Trials() {}

  /** One trial. */
  @FunctionalInterface
  interface Trial {
    void run() throws IOException;
  }

  /**
   * The median of {@code count} trials, after {@code warmUp} that do not count.
   *
   * @return nanoseconds
   */
  static long median(int warmUp, int count, Trial trial) throws IOException {
    for (int i = 0; i < warmUp; i++) {
      trial.run();
    }
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      trial.run();
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    return nanos[count / 2];
  }
}
