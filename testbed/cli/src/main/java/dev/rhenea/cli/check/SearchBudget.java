package dev.rhenea.cli.check;

import dev.rhenea.checker.linear.Budget;
import java.time.Duration;

/** What a search may take on this machine: a share of the heap, and a time. */
public final class SearchBudget {
  private static final int SHARE = 3;

  /** What a configuration takes at most, in bytes, if its state is small. */
  private static final long CONFIGURATION = 1024;

  private static final int MOST = 10_000_000;

  private SearchBudget() {}

  /** From now on, and not longer than {@code atMost}; then the verdict is unknown. */
  public static Budget lasting(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    long room = Runtime.getRuntime().maxMemory() / SHARE / CONFIGURATION;
    return new Budget(
        Long.MAX_VALUE, Math.clamp(room, 1, MOST), () -> System.nanoTime() - deadline > 0);
  }
}
