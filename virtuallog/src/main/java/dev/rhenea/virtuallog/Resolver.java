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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds out which of a handle's appends made it into a segment that was closed under them. A closed
 * segment is immutable, so one scan decides all of them (V1, V12).
 *
 * <pre>
 *   start        lowest bound known at submission              stop
 *   +------------+---------------------------------------------+ - - - - - - -
 *                [ the scan: every entry of this writer counts  ) zombies, not part of the log
 * </pre>
 */
final class Resolver {
  private static final int SCAN_BYTES = 1 << 20;

  private final LogContext context;
  private final CachedChain chain;
  private final long writer;

  Resolver(LogContext context, CachedChain chain, long writer) {
    this.context = context;
    this.chain = chain;
    this.writer = writer;
  }

  /**
   * One scan of {@code segment}, then one read of the MetaStore.
   *
   * <p>Its Loglet may be exchanged for a copy meanwhile: that has the same ids at the same offsets
   * (V3), so it does not matter which of the two is scanned.
   *
   * @param segment as it was when the appends were sent; its stop must be installed, or it must be
   *     gone
   * @param lowest where to begin
   */
  Future<Lookup> lookUp(Segment segment, Lsn lowest) {
    SortedMap<Long, Lsn> found = new TreeMap<>();
    return chain
        .chain()
        .segment(segment.id())
        .map(closed -> scan(closed, lowest, found))
        .orElseGet(context.environment()::done)
        .compose(scanned -> chain.refresh()) // V2: AFTER the scan
        .map(stored -> new Lookup(found, stored.chain().trimMark()));
  }

  private Future<Done> scan(Segment closed, Lsn lowest, SortedMap<Long, Lsn> found) {
    Loglet loglet = chain.loglet(closed);
    LogletOffset stop = closed.toOffset(closed.stop().orElseThrow());
    return Loop.run(
        context.environment(),
        closed.toOffset(lowest),
        from ->
            from.compareTo(stop) >= 0
                ? context.environment().completed(new Step.Done<>(Done.DONE))
                : loglet
                    .readNext(from, stop, SCAN_BYTES)
                    .compose(read -> take(closed, from, read, found)));
  }

  private Future<Step<LogletOffset, Done>> take(
      Segment closed, LogletOffset from, ReadResult read, SortedMap<Long, Lsn> found) {
    return switch (read) {
      case ReadResult.Entries(var entries, LogletOffset next) -> {
        try {
          for (Entry entry : entries) {
            collect(closed, entry, found);
          }
          yield context.environment().completed(new Step.Again<>(next));
        } catch (NewerFormatException newer) {
          yield context.environment().unavailable(newer.diagnosis());
        }
      }
      case ReadResult.Trimmed(LogletOffset next) -> trimmed(closed, from, next);
      case ReadResult.Unknown() -> // V10: perhaps there is a copy by now; the scan is made again
          chain
              .refresh()
              .compose(stored ->
                  context
                      .environment()
                      .unavailable(Diagnosis.of("no server knows the Loglet of " + closed.id())));
    };
  }

  /**
   * What is trimmed the chain knows (V2). A Loglet that says more is destroyed, because there is a
   * copy: what it leaves out may be in the log (V10), so the scan is made again, of the copy.
   */
  private Future<Step<LogletOffset, Done>> trimmed(
      Segment closed, LogletOffset from, LogletOffset next) {
    return chain
        .refresh()
        .compose(stored -> {
          Lsn mark = stored.chain().trimMark();
          if (closed.toLsn(from).isBefore(mark)) {
            return context
                .environment()
                .completed(
                    new Step.Again<>(LogletOffset.min(next, closed.toOffset(closed.clip(mark)))));
          }
          return context
              .environment()
              .unavailable(
                  stored.chain().loglets().contains(closed.loglet())
                      ? Reader.lost(closed, closed.toLsn(from))
                      : Diagnosis.of("the Loglet of " + closed.id() + " was replaced"));
        });
  }

  private void collect(Segment closed, Entry entry, SortedMap<Long, Lsn> found)
      throws NewerFormatException {
    if (entry instanceof Entry.Data(LogletOffset offset, var payload)) {
      AppendId id = Envelope.of(payload).id();
      if (id.writer() == writer) {
        found.putIfAbsent(id.sequence(), closed.toLsn(offset));
      }
    }
  }
}
