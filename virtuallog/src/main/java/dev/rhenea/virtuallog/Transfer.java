package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.LogletCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The work of one {@link Modification}: entries from the original to the copy. */
final class Transfer {
  /** Well below what a message may have, and what one object should. */
  static final int BATCH_BYTES = 1 << 20;

  /** Positions in one batch, which also those without an entry count for. */
  private static final int BATCH_POSITIONS = 1 << 16;

  /** What stands in {@code [from, entries.next())}, as the copy is to hold it. */
  record Batch(LogletOffset from, ReadResult.Entries entries) {}

  private final LogContext context;
  private final Segment segment;
  private final Candidate begun;
  private final LogletCopy copy;
  private final LogletOffset first;
  private final Alteration alteration;
  private final ContentDigest written = new ContentDigest();
  private boolean altered;

  /**
   * @param segment as the original holds it
   * @param first the copy's lowest offset
   */
  Transfer(
      LogContext context,
      Segment segment,
      Candidate begun,
      LogletCopy copy,
      LogletOffset first,
      Alteration alteration) {
    this.context = context;
    this.segment = segment;
    this.begun = begun;
    this.copy = copy;
    this.first = first;
    this.alteration = alteration;
  }

  Candidate begun() {
    return begun;
  }

  LogletOffset stop() {
    return segment.toOffset(segment.stop().orElseThrow());
  }

  LogletOffset first() {
    return first;
  }

  /** What is next in the original, altered if that is wanted. */
  Future<Batch> read(Loglet original, LogletOffset from) {
    LogletOffset end = new LogletOffset(from.value() + BATCH_POSITIONS);
    LogletOffset to = LogletOffset.min(stop(), end);
    return original.readNext(from, to, BATCH_BYTES).compose(read -> batch(from, to, read));
  }

  private Future<Batch> batch(LogletOffset from, LogletOffset to, ReadResult read) {
    return switch (read) {
      case ReadResult.Entries(List<Entry> entries, LogletOffset next) -> {
        try {
          yield batch(from, new ReadResult.Entries(alter(entries), next));
        } catch (NewerFormatException newer) {
          yield context.environment().unavailable(newer.diagnosis());
        }
      }
      // Below a trim mark that is in the MetaStore: nobody will ask for it.
      case ReadResult.Trimmed(LogletOffset next) ->
          batch(from, new ReadResult.Entries(List.of(), LogletOffset.min(next, to)));
      case ReadResult.Unknown() ->
          context
              .environment()
              .unavailable(Diagnosis.of("no server knows the Loglet of " + segment));
    };
  }

  private Future<Batch> batch(LogletOffset from, ReadResult.Entries entries) {
    return context.environment().completed(new Batch(from, entries));
  }

  /** Writes it; may be called again with the same one. Where to go on from, at most the stop. */
  Future<LogletOffset> write(Batch batch) {
    return copy.write(batch.from(), batch.entries())
        .map(done -> {
          written.add(batch.entries().entries()); // once for each batch, however often it was sent
          return batch.entries().next();
        });
  }

  private List<Entry> alter(List<Entry> entries) throws NewerFormatException {
    Optional<LogletOffset> at = alteration.position().map(segment::toOffset);
    List<Entry> result = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (entry instanceof Entry.Data(LogletOffset offset, Payload payload)
          && at.equals(Optional.of(offset))
          && Envelope.of(payload) instanceof Envelope.Filled before) {
        Envelope after = alteration.apply(segment.toLsn(offset), before);
        result.add(new Entry.Data(offset, after.toPayload()));
        altered = true;
      } else {
        result.add(entry);
      }
    }
    return result;
  }

  /** Why the copy must not be finished: there was nothing to alter. */
  Optional<String> objection() {
    return alteration.position().filter(lsn -> !altered).map(lsn -> "there is no entry at " + lsn);
  }

  Future<Done> finish() {
    return copy.finish(stop());
  }

  /** The comparison of what was written with what is read back; made once, when all is written. */
  Verification verification(Loglet finished) {
    return new Verification(context, begun, finished, first, stop(), written.end());
  }
}
