package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.LogletId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Gives up a leftover whose store or disk is gone for good: strikes it out although it was not
 * destroyed everywhere. Only a person can know that, so no handle does it by itself.
 *
 * <h2>Why that is safe</h2>
 *
 * <ul>
 *   <li><b>Only what left is struck out.</b> The write is conditional on the version that shows the
 *       leftover (V6). A Loglet that is in the chain, or may get into it, is in no such list, and
 *       that list is all that is changed.
 *   <li><b>It does not come back (V7).</b> A Loglet gets into the chain by the write that makes the
 *       log, that installs it for an intent, or that publishes an attempt. The first is made once;
 *       the others take the intent, or the attempt, out of the record, and neither is put there
 *       again: an attempt is announced once, also if its author does not hear of it ({@link
 *       MetaStore#tryOnce}). So it does not matter that no version tells any more that the Loglet
 *       was there.
 *   <li><b>Others may be destroying it.</b> What they destroy no version will ever contain, whether
 *       it is listed or not. Their strike finds nothing to strike out, and writes nothing.
 *   <li><b>Stores outside the cluster.</b> Nothing is destroyed by this. Whoever began to destroy a
 *       copy there before told the store the chain without it before that ({@link
 *       Archiving#before}), and what a store is told of leftovers is not read by a restoration.
 * </ul>
 *
 * <p>What it costs: what is there after all, or comes back, takes space until somebody removes it
 * by hand.
 */
final class Forgetting {
  /** Of how many this handle remembers that they were leftovers. */
  private static final int REMEMBERED = 1000;

  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;

  /** So that whoever repeats it is told that it is done, not that there is no such leftover. */
  private final SequencedSet<LogletId> seen = new LinkedHashSet<>();

  Forgetting(LogContext context, MetaStore metaStore, CachedChain chain) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    remember();
    chain.onChange(this::remember);
  }

  private void remember() {
    leftovers(chain.stored()).forEach(leftover -> seen.add(leftover.loglet()));
    while (seen.size() > REMEMBERED) {
      seen.removeFirst();
    }
  }

  /** Gives it up, if it is a leftover; unavailable if nobody knows whether that got through. */
  Future<ForgetResult> run(LogletId loglet) {
    return chain
        .refresh()
        .compose(now ->
            leftovers(now).stream()
                .filter(each -> each.loglet().equals(loglet))
                .findFirst()
                .map(this::strike)
                .orElseGet(() -> context.environment().completed(unlisted(loglet, now.record()))));
  }

  private Future<ForgetResult> strike(Leftover leftover) {
    return metaStore
        .tryEdit(
            record -> record.forget(List.of(leftover.loglet())),
            context.options().limits().deadline())
        .map(edited -> {
          chain.adopt(edited.stored());
          return struck(leftover, edited);
        });
  }

  private ForgetResult struck(Leftover leftover, MetaStore.Edited edited) {
    if (edited instanceof MetaStore.Edited.Unwanted(Stored _, Optional<Diagnosis> doubt)
        && doubt.isEmpty()) {
      return new ForgetResult.Gone(leftover.loglet()); // somebody else was faster
    }
    context.trace(new VirtualLogTrace.CandidateForgotten(leftover.loglet()));
    return new ForgetResult.Forgotten(leftover);
  }

  private ForgetResult unlisted(LogletId loglet, ChainRecord now) {
    Optional<SegmentId> use = use(loglet, now);
    return use.isEmpty() && seen.contains(loglet)
        ? new ForgetResult.Gone(loglet)
        : new ForgetResult.Refused(loglet, use, now.copies().leftovers());
  }

  private static Optional<SegmentId> use(LogletId loglet, ChainRecord now) {
    return now.chain().segments().stream()
        .filter(segment -> segment.loglet().equals(loglet))
        .map(Segment::id)
        .findFirst()
        .or(() ->
            now.copies().attempts().stream()
                .filter(attempt -> attempt.copy().equals(loglet))
                .map(Attempt::segment)
                .findFirst());
  }

  private static List<Leftover> leftovers(Stored stored) {
    return stored.record().copies().leftovers();
  }
}
