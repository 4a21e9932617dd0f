package dev.rhenea.virtuallog;

import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import java.util.List;

/**
 * Reads a finished copy back, batch by batch: whether it is sealed at the stop, and holds
 * everything that was to be written, and nothing else.
 */
final class Verification {
  /** What one batch says. */
  sealed interface Found {
    /** Nothing yet: it goes on at {@code next}. */
    record SoFar(LogletOffset next) implements Found {}

    record Right() implements Found {}

    record Wrong() implements Found {}
  }

  private final LogContext context;
  private final Candidate copy;
  private final Loglet finished;
  private final LogletOffset first;
  private final LogletOffset stop;
  private final String expected;
  private final ContentDigest found = new ContentDigest();

  /**
   * @param expected the digest of what was to be written
   */
  Verification(
      LogContext context,
      Candidate copy,
      Loglet finished,
      LogletOffset first,
      LogletOffset stop,
      String expected) {
    this.context = context;
    this.copy = copy;
    this.finished = finished;
    this.first = first;
    this.stop = stop;
    this.expected = expected;
  }

  Candidate copy() {
    return copy;
  }

  /** Reads what is next, from the lowest offset on. Unavailable: the same again. */
  Future<Found> from(LogletOffset from) {
    return from.equals(first)
        ? finished
            .checkTail()
            .compose(tail ->
                tail.equals(new Tail.Sealed(stop)) ? batch(from) : verdict(new Found.Wrong()))
        : batch(from);
  }

  private Future<Found> batch(LogletOffset from) {
    return from.compareTo(stop) < 0
        ? finished.readNext(from, stop, Transfer.BATCH_BYTES).map(this::add)
        : verdict(found.end().equals(expected) ? new Found.Right() : new Found.Wrong());
  }

  private Found add(ReadResult read) {
    if (read instanceof ReadResult.Entries(List<Entry> entries, LogletOffset next)) {
      found.add(entries);
      return new Found.SoFar(next);
    }
    return new Found.Wrong();
  }

  private Future<Found> verdict(Found verdict) {
    return context.environment().completed(verdict);
  }
}
