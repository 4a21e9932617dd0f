package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.LogletCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The work of one {@link Modification}: entries from the original to the copy, then compared. */
final class Transfer {
  /** Well below what a message may have, and what one object should. */
  private static final int BATCH_BYTES = 1 << 20;

  private final LogContext context;
  private final Segment segment;
  private final Candidate begun;
  private final LogletCopy copy;
  private final LogletOffset first;
  private final Alteration alteration;
  private final ContentDigest written = new ContentDigest();
  private Optional<String> expected = Optional.empty();
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

  /** Copies what is next; the offset to go on from, at most the stop. */
  Future<LogletOffset> batch(Loglet original, LogletOffset from) {
    return from.compareTo(stop()) >= 0
        ? context.environment().completed(from)
        : original.readNext(from, stop(), BATCH_BYTES).compose(read -> write(from, read));
  }

  private Future<LogletOffset> write(LogletOffset from, ReadResult read) {
    return switch (read) {
      case ReadResult.Entries(List<Entry> entries, LogletOffset next) -> {
        try {
          yield write(from, new ReadResult.Entries(alter(entries), next));
        } catch (NewerFormatException newer) {
          yield context.environment().unavailable(newer.diagnosis());
        }
      }
      // Below a trim mark that is in the MetaStore: nobody will ask for it.
      case ReadResult.Trimmed(LogletOffset next) ->
          write(from, new ReadResult.Entries(List.of(), LogletOffset.min(next, stop())));
      case ReadResult.Unknown() ->
          context
              .environment()
              .unavailable(Diagnosis.of("no server knows the Loglet of " + segment));
    };
  }

  private Future<LogletOffset> write(LogletOffset from, ReadResult.Entries batch) {
    return copy.write(from, batch)
        .map(done -> {
          written.add(batch.entries()); // once for each batch, however often it was sent
          return batch.next();
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
    if (expected.isEmpty()) {
      expected = Optional.of(written.end());
    }
    return copy.finish(stop());
  }

  /** Whether everything that was to be written is read back, and nothing else. */
  Future<Boolean> isRight(Loglet finished) {
    ContentDigest found = new ContentDigest();
    return finished
        .checkTail()
        .compose(tail ->
            tail.equals(new Tail.Sealed(stop()))
                ? Loop.run(context.environment(), first, from -> readBack(finished, found, from))
                : context.environment().completed(false));
  }

  private Future<Step<LogletOffset, Boolean>> readBack(
      Loglet finished, ContentDigest found, LogletOffset from) {
    if (from.compareTo(stop()) >= 0) {
      return context
          .environment()
          .completed(new Step.Done<>(expected.equals(Optional.of(found.end()))));
    }
    return finished
        .readNext(from, stop(), BATCH_BYTES)
        .map(read -> {
          if (read instanceof ReadResult.Entries(List<Entry> entries, LogletOffset next)) {
            found.add(entries);
            return new Step.Again<>(next);
          }
          return new Step.Done<>(false);
        });
  }
}
