package dev.rhenea.checker.linear;

import org.jspecify.annotations.Nullable;

/** Counts what searches take, against one budget. */
final class Spending {

  /** How many configurations go by between two questions to {@link Budget#stop()}. */
  private static final int PATIENCE = 4096;

  private final Budget budget;
  private long visited;
  private @Nullable String exhausted;

  Spending(Budget budget) {
    this.budget = budget;
  }

  /** Counts one more configuration, while {@code kept} are kept; returns whether to go on. */
  boolean visit(int kept) {
    visited++;
    if (visited > budget.configurations()) {
      exhausted = "no answer within %,d configurations".formatted(budget.configurations());
    } else if (kept > budget.frontier()) {
      exhausted =
          "more than %,d orders of overlapping calls are possible at once, which is all there is"
                  .formatted(budget.frontier())
              + " room for";
    } else if (visited % PATIENCE == 0 && budget.stop().getAsBoolean()) {
      exhausted = "no answer in time, after %,d configurations".formatted(visited);
    }
    return exhausted == null;
  }

  /** Returns how many were visited. */
  long visited() {
    return visited;
  }

  /** Returns why the search ended early, or null. */
  @Nullable String exhausted() {
    return exhausted;
  }
}
