package dev.rhenea.virtuallog;

import java.util.SortedMap;

/**
 * What a scan of a closed segment says about the appends of one handle whose outcomes were lost.
 * Pure; made by a {@link Resolver}.
 *
 * @param found the sequence numbers that were seen, and where
 * @param trimMark the log's trim mark, read AFTER the scan (V2)
 */
record Lookup(SortedMap<Long, Lsn> found, Lsn trimMark) {
  /** What became of an append. */
  sealed interface Resolution {
    /** It is in the log. */
    record Found(Lsn lsn) implements Resolution {}

    /** It is not in the log and never will be: it may be appended again. */
    record Absent() implements Resolution {}

    /** What would tell was trimmed. */
    record Trimmed() implements Resolution {}
  }

  /** The highest sequence number found, -1 if there is none. */
  long last() {
    return found.isEmpty() ? -1 : found.lastKey();
  }

  /**
   * Decides one append.
   *
   * @param bound the tail known when it was submitted: the lowest position it can have (O8, V1)
   */
  Resolution of(long sequence, Lsn bound) {
    Lsn at = found.get(sequence);
    if (at != null) {
      return new Resolution.Found(at);
    }
    return bound.isBefore(trimMark) // V2: what is not there any more proves nothing
        ? new Resolution.Trimmed()
        : new Resolution.Absent();
  }
}
