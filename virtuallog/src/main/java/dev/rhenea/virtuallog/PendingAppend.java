package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Promise;
import dev.rhenea.payload.Payload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An append that was admitted and not yet answered. Loop-confined. */
final class PendingAppend {
  private final AppendId id;
  private final Payload entry;
  private final Promise<AppendResult> promise;
  private final Pace.Deadline deadline;
  private @Nullable ActiveSegment sentTo;
  private Lsn bound = Lsn.ZERO;
  private @Nullable Diagnosis doubt;

  PendingAppend(AppendId id, Payload entry, Promise<AppendResult> promise, Pace.Deadline deadline) {
    this.id = id;
    this.entry = entry;
    this.promise = promise;
    this.deadline = deadline;
  }

  long sequence() {
    return id.sequence();
  }

  int size() {
    return entry.size();
  }

  Payload enveloped() {
    return new Envelope.Filled(id, entry).toPayload();
  }

  Promise<AppendResult> promise() {
    return promise;
  }

  Pace.Deadline deadline() {
    return deadline;
  }

  /**
   * It goes to that segment now, and cannot come to stand below the tail known now (O8, V1), nor
   * below the trim mark, which is never above a tail.
   */
  void send(ActiveSegment segment, Lsn trimMark) {
    sentTo = segment;
    bound = Lsn.max(segment.boundLsn(), trimMark);
    doubt = null;
  }

  boolean isSentTo(ActiveSegment segment) {
    return sentTo == segment;
  }

  /** The lowest position it can have in the segment it was sent to last. */
  Lsn bound() {
    return bound;
  }

  /** The Loglet gave it up without knowing its outcome. */
  void doubt(Diagnosis cause) {
    doubt = cause;
  }

  Optional<Diagnosis> doubt() {
    return Optional.ofNullable(doubt);
  }
}
