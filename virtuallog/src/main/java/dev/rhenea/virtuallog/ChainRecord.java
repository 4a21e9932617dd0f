package dev.rhenea.virtuallog;

import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the MetaStore holds for one log. Every change is a pure function from one record to the
 * next; {@link MetaStore#edit} writes it if nothing else was written meanwhile.
 *
 * @param largestEntry bytes of the largest entry, fixed when the log is created; without envelope
 * @param pending the reconfiguration that is under way; it always replaces the active segment
 * @param settled the last intents that ended, oldest first, at most {@link #REMEMBERED}
 * @param copies the Loglets beside the chain
 * @param origin which log this is; empty as long as its chain was never kept outside the cluster
 * @param later fields of a newer minor version, kept and written back as they are
 */
public record ChainRecord(
    Chain chain,
    int largestEntry,
    Optional<Intent> pending,
    List<Outcome.Settled> settled,
    Copies copies,
    Optional<Origin> origin,
    Payload later) {
  /** For how many intents the outcome is remembered. */
  public static final int REMEMBERED = 32;

  public ChainRecord {
    settled = List.copyOf(settled);
    if (largestEntry < 1) {
      throw new IllegalArgumentException("the largest entry has " + largestEntry + " bytes");
    }
    if (pending.isPresent() && !pending.get().replaces().equals(chain.active().id())) {
      throw new IllegalArgumentException(
          pending.get() + ", but the active segment is " + chain.active());
    }
  }

  /** The record of a new log. */
  public static ChainRecord of(Chain chain, int largestEntry) {
    return new ChainRecord(
        chain,
        largestEntry,
        Optional.empty(),
        List.of(),
        Copies.NONE,
        Optional.empty(),
        Payload.empty());
  }

  /**
   * This record with {@code intent} pending; empty if one is already, or the segment it means to
   * replace is closed, or it was settled before.
   */
  public Optional<ChainRecord> accept(Intent intent) {
    boolean first = pending.isEmpty(); // V5: only if none is pending
    boolean meant = chain.active().id().equals(intent.replaces()); // V5: no duels
    return first && meant && outcome(intent.id()).isEmpty()
        ? Optional.of(with(chain, Optional.of(intent), settled))
        : Optional.empty();
  }

  public boolean isPending(Intent intent) {
    return pending.equals(Optional.of(intent));
  }

  /**
   * The one change that installs a segment, clears its intent and records the outcome (V5).
   *
   * @param tail the sealed tail of the Loglet that is replaced
   */
  public ChainRecord install(
      Intent intent, LogletOffset tail, LogletId loglet, ProtocolSpec created) {
    Chain extended = chain.extended(tail, loglet, created);
    return settle(extended, intent, new Outcome.Done(extended.active().id()));
  }

  /** This record with the pending intent given up; the active segment stays what it is. */
  public ChainRecord fail(Intent intent, String reason) {
    return settle(chain, intent, new Outcome.Failed(reason));
  }

  /** This record with another chain of the same segments at the end. */
  public ChainRecord with(Chain changed) {
    return with(changed, pending, settled);
  }

  /**
   * This record without its fully trimmed segments, whose Loglets are left over from then on; empty
   * if there are none.
   */
  public Optional<ChainRecord> truncated() {
    List<Segment> dropped = chain.trimmedSegments();
    return dropped.isEmpty()
        ? Optional.empty()
        : Optional.of(with(copies.dropped(dropped)).with(chain.truncated()));
  }

  /** This record with that attempt under way; empty if it is, or cannot succeed. */
  public Optional<ChainRecord> accept(Attempt attempt) {
    return attempt.fits(chain) && !copies.attempts().contains(attempt)
        ? Optional.of(with(copies.with(attempt)))
        : Optional.empty();
  }

  /**
   * The one change that puts a finished copy in the place of what it is a copy of; empty if it is
   * there, or came too late (V10).
   *
   * @param created the copy's spec, nodes bound
   */
  public Optional<ChainRecord> publish(Attempt attempt, ProtocolSpec created) {
    if (!attempt.fits(chain) || !copies.attempts().contains(attempt)) {
      return Optional.empty();
    }
    Segment replaced = chain.segment(attempt.segment()).orElseThrow();
    return Optional.of(
        with(copies.published(attempt, replaced))
            .with(chain.modified(attempt.segment(), attempt.copy(), created)));
  }

  /** This record with that attempt given up; empty if it is not under way. */
  public Optional<ChainRecord> giveUp(Attempt attempt) {
    return copies.attempts().contains(attempt)
        ? Optional.of(with(copies.without(attempt)))
        : Optional.empty();
  }

  /** This record without those leftovers; empty if there are none of them. */
  public Optional<ChainRecord> forget(List<LogletId> gone) {
    Copies fewer = copies.forgetting(gone);
    return fewer.equals(copies) ? Optional.empty() : Optional.of(with(fewer));
  }

  /** This record with an origin; empty if it has one, which stays. */
  public Optional<ChainRecord> begunAs(Origin first) {
    return origin.isPresent()
        ? Optional.empty()
        : Optional.of(
            new ChainRecord(
                chain, largestEntry, pending, settled, copies, Optional.of(first), later));
  }

  public Optional<Outcome> outcome(IntentId intent) {
    return settled.stream()
        .filter(each -> each.intent().equals(intent))
        .map(Outcome.Settled::outcome)
        .findFirst();
  }

  private ChainRecord settle(Chain changed, Intent intent, Outcome outcome) {
    if (!isPending(intent)) {
      throw new IllegalStateException(intent + " is not the pending one");
    }
    List<Outcome.Settled> longer = new ArrayList<>(settled);
    longer.add(new Outcome.Settled(intent.id(), outcome));
    int from = Math.max(0, longer.size() - REMEMBERED);
    return with(changed, Optional.empty(), longer.subList(from, longer.size()));
  }

  private ChainRecord with(Copies next) {
    return new ChainRecord(chain, largestEntry, pending, settled, next, origin, later);
  }

  private ChainRecord with(
      Chain nextChain, Optional<Intent> nextPending, List<Outcome.Settled> nextSettled) {
    return new ChainRecord(
        nextChain, largestEntry, nextPending, nextSettled, copies.beside(nextChain), origin, later);
  }
}
