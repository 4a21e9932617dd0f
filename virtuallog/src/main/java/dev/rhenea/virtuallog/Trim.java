package dev.rhenea.virtuallog;

import dev.rhenea.environment.Future;
import java.util.Optional;

/**
 * Allows a prefix of the log to be dropped: first in the MetaStore, then in the Loglets. So whoever
 * misses an entry in a Loglet and reads the MetaStore afterwards sees why (V2).
 */
final class Trim {
  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final TailCheck tails;

  Trim(LogContext context, MetaStore metaStore, CachedChain chain, TailCheck tails) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.tails = tails;
  }

  /** Moves the trim mark to {@code before}, or to the tail if that is lower; returns the mark. */
  Future<Lsn> run(Lsn before) {
    return (chain.active().boundLsn().isBefore(before)
            ? tails.run()
            : context.environment().completed(chain.active()))
        .map(open -> Lsn.min(before, open.boundLsn())) // nothing above the tail is ever trimmed
        .compose(mark ->
            metaStore.edit(record -> trimmed(record, mark), context.options().limits().deadline()))
        .map(stored -> {
          chain.adopt(stored);
          stored.chain().segments().forEach(segment -> tell(segment, stored.chain().trimMark()));
          return stored.chain().trimMark();
        });
  }

  private static Optional<ChainRecord> trimmed(ChainRecord record, Lsn mark) {
    return record.chain().trimMark().isBefore(mark)
        ? Optional.of(record.with(record.chain().trimmedTo(mark)))
        : Optional.empty();
  }

  /**
   * A Loglet that is not reached keeps entries that nobody reads, until it is told or destroyed.
   */
  private void tell(Segment segment, Lsn mark) {
    if (segment.start().isBefore(mark)) {
      chain
          .loglet(segment)
          .prefixTrim(segment.toOffset(segment.clip(mark)))
          .whenDone(
              reached -> {},
              why -> context.trace(new VirtualLogTrace.TrimDelayed(segment.id(), why.diagnosis())));
    }
  }
}
