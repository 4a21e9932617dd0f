package dev.rhenea.virtuallog.placement;

import dev.rhenea.environment.Future;
import java.util.Optional;
import java.util.function.Function;

/** The cluster's directory, which is in a register itself. Loop-confined. */
public interface Ledger {
  /**
   * Replaces the placement by what {@code change} makes of what is recorded, in one step; keeps it
   * if that is nothing. Returns what is recorded then: as it was at some moment of this call.
   * Unavailable if it is not known whether it was written.
   *
   * @param change pure; called again if something else was written meanwhile
   */
  Future<Recorded> edit(Function<Recorded, Optional<Placement>> change);

  /** What is recorded now. */
  default Future<Recorded> look() {
    return edit(now -> Optional.empty());
  }
}
