package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The read side of a handle: finds the segment, clips the range to what is in the log for good,
 * reads one Loglet, and takes fillers and envelopes away.
 */
final class Reader {
  private final LogContext context;
  private final CachedChain chain;
  private final TailCheck tails;

  Reader(LogContext context, CachedChain chain, TailCheck tails) {
    this.context = context;
    this.chain = chain;
    this.tails = tails;
  }

  /** Entries from {@code from} on, from one segment, below {@code to}. */
  Future<ReadResult> read(Lsn from, Lsn to, int maxBytes) {
    return Loop.run(context.environment(), Done.DONE, again -> attempt(from, to, maxBytes));
  }

  private Future<Step<Done, ReadResult>> attempt(Lsn from, Lsn to, int maxBytes) {
    Lsn trimMark = chain.chain().trimMark();
    if (from.isBefore(trimMark)) {
      return end(new ReadResult.Trimmed(trimMark));
    }
    Segment segment = chain.chain().find(from).orElseThrow();
    return segment.isOpen()
        ? readOpen(chain.active(), from, to, maxBytes)
        : fetch(segment, from, segment.clip(to), maxBytes); // the stop hides zombies
  }

  private Future<Step<Done, ReadResult>> readOpen(
      ActiveSegment open, Lsn from, Lsn to, int maxBytes) {
    Lsn end = Lsn.min(to, open.boundLsn()); // V9: an open tail of this very Loglet
    return from.isBefore(end)
        ? fetch(open.segment(), from, end, maxBytes)
        : tails
            .run()
            .compose(now ->
                now == open && !from.isBefore(open.boundLsn())
                    ? end(new ReadResult.Entries(List.of(), from))
                    : again());
  }

  private Future<Step<Done, ReadResult>> fetch(Segment segment, Lsn from, Lsn end, int maxBytes) {
    return chain
        .loglet(segment)
        .readNext(segment.toOffset(from), segment.toOffset(end), maxBytes)
        .compose(read ->
            switch (read) {
              case dev.rhenea.loglet.ReadResult.Entries(List<Entry> entries, LogletOffset next) ->
                  unwrap(segment, entries, next);
              case dev.rhenea.loglet.ReadResult.Trimmed _ -> refresh(segment, from);
              case dev.rhenea.loglet.ReadResult.Unknown() -> refresh(segment, from);
            })
        .recover(why -> holds(segment) ? unavailable(why) : again());
  }

  /** Whether, as far as it is known, that Loglet holds the segment: it may have been exchanged. */
  private boolean holds(Segment segment) {
    return chain.chain().loglets().contains(segment.loglet());
  }

  private <T> Future<T> unavailable(Unavailable why) {
    return context.environment().unavailable(why.diagnosis());
  }

  private Future<Step<Done, ReadResult>> unwrap(
      Segment segment, List<Entry> entries, LogletOffset next) {
    List<LogEntry> visible = new ArrayList<>();
    try {
      for (Entry entry : entries) {
        if (entry instanceof Entry.Data(LogletOffset offset, var payload)
            && Envelope.of(payload) instanceof Envelope.Filled(AppendId id, var content)) {
          visible.add(new LogEntry(segment.toLsn(offset), content));
        }
      }
    } catch (NewerFormatException newer) {
      return context.environment().unavailable(newer.diagnosis());
    }
    return end(new ReadResult.Entries(visible, segment.toLsn(next)));
  }

  /**
   * The Loglet has no entries there. It does not know why: trimmed they are if the chain says so,
   * where every trim is written first; otherwise the Loglet was replaced or dropped, is destroyed
   * now or was, and this chain is old (V10).
   */
  private Future<Step<Done, ReadResult>> refresh(Segment segment, Lsn from) {
    return chain
        .refresh()
        .compose(stored ->
            !from.isBefore(stored.chain().trimMark())
                    && stored.chain().loglets().contains(segment.loglet())
                ? context.environment().unavailable(lost(segment, from))
                : again());
  }

  /** What a Loglet that the chain still has says to be trimmed, and the log does not. */
  static Diagnosis lost(Segment segment, Lsn from) {
    return new Diagnosis(
        "the Loglet of %s has lost position %s".formatted(segment, from),
        List.of(),
        "bring back its nodes with their disks; what is lost for good ends with a trim beyond it");
  }

  private Future<Step<Done, ReadResult>> again() {
    return context.environment().completed(new Step.Again<>(Done.DONE));
  }

  private Future<Step<Done, ReadResult>> end(ReadResult result) {
    return context.environment().completed(new Step.Done<>(result));
  }
}
