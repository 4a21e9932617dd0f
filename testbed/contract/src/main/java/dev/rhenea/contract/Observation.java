package dev.rhenea.contract;

import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Tail;
import java.util.List;

/**
 * What a client saw of a Loglet. Start and end order all observations of a run: one that ended
 * before another started happened before it.
 */
sealed interface Observation {
  /** The end of what never ended. */
  long NEVER = Long.MAX_VALUE;

  long start();

  long end();

  default boolean endedBefore(Observation other) {
    return end() < other.start();
  }

  /**
   * An append.
   *
   * @param handle whose it was
   * @param number counts that handle's appends
   * @param entry a text that no other append of the run has
   */
  record Append(long start, long end, int handle, int number, String entry, AppendResult result)
      implements Observation {}

  /** A checkTail that was answered. */
  record CheckTail(long start, long end, Tail tail) implements Observation {}

  /** A seal that completed. */
  record Seal(long start, long end) implements Observation {}

  /** All entries below a sealed tail. */
  record Contents(long start, long end, List<Entry> entries) implements Observation {}
}
