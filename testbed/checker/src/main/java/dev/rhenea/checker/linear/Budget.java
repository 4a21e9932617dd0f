package dev.rhenea.checker.linear;

import java.util.function.BooleanSupplier;

/**
 * How much a search may take; what it could not decide with that is unknown.
 *
 * @param configurations the most it visits in all, at least 1
 * @param frontier the most it keeps at once, at least 1: some 100 bytes each, and what its state
 *     takes
 * @param stop asked now and then whether to give up, for limits that only the caller can see, such
 *     as time
 */
public record Budget(long configurations, int frontier, BooleanSupplier stop) {

  /** Ten million configurations at once, as many as it takes, without a limit of time. */
  public static final Budget AMPLE = new Budget(Long.MAX_VALUE, 10_000_000, () -> false);

  public Budget {
    if (configurations < 1 || frontier < 1) {
      throw new IllegalArgumentException("a search needs room for one configuration");
    }
  }
}
