package dev.rhenea.worlds.explore;

import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import java.util.List;

/** What a client of a Loglet saw. A call that began after another ended has a higher begin. */
sealed interface LogletSight {
  /** An append that was answered. */
  record Append(long begin, long end, int handle, String entry, AppendResult result)
      implements LogletSight {
    boolean isAcknowledged() {
      return result instanceof AppendResult.Appended;
    }

    LogletOffset offset() {
      return ((AppendResult.Appended) result).offset();
    }
  }

  /** A tail that was told. */
  record CheckTail(long begin, long end, Tail tail) implements LogletSight {}

  /** A seal that was completed. */
  record Seal(long begin, long end) implements LogletSight {}

  /** A prefix that was allowed to be dropped. */
  record Trim(LogletOffset before) implements LogletSight {}

  /** Everything below the stop that can be read, from the trim mark on. */
  record Contents(LogletOffset from, LogletOffset stop, List<Entry> entries)
      implements LogletSight {}
}
