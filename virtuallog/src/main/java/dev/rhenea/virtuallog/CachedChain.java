package dev.rhenea.virtuallog;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * One handle's copy of the chain, and its handles on the Loglets in it. The copy may be old, and is
 * safe to use nevertheless: an acknowledgement or an open tail proves that its segment was not
 * sealed at some instant during the call, and a successor is installed only after the seal. It is
 * refreshed lazily, when a Loglet turns out to be sealed (Delos, section 3).
 */
final class CachedChain {
  /** Polls that a node which is awake does not miss. */
  private static final int SLEEP = 4;

  private final LogContext context;
  private final MetaStore metaStore;
  private final Map<LogletId, Loglet> loglets = new LinkedHashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private Stored stored;
  private ActiveSegment active;
  private Promise<Done> change;
  private long since;
  private long awake;
  private boolean doubtful;

  CachedChain(LogContext context, MetaStore metaStore, Stored stored) {
    this.context = context;
    this.metaStore = metaStore;
    this.stored = stored;
    this.active = activate(stored.chain().active());
    this.change = context.environment().promise();
    this.since = context.pace().now();
    this.awake = since;
  }

  Stored stored() {
    return stored;
  }

  Chain chain() {
    return stored.chain();
  }

  ActiveSegment active() {
    return active;
  }

  /** When this handle learned of the active segment, in nanoseconds of this node's clock. */
  long activeSince() {
    return since;
  }

  /** This handle's handle on the segment's Loglet. */
  Loglet loglet(Segment segment) {
    return loglets.computeIfAbsent(segment.loglet(), id -> open(segment));
  }

  /**
   * Whether this node has just woken up: it did nothing for several polls, so the copy may be so
   * old that the log was trimmed beyond what it knows. Holds until the next {@link #refresh} ended,
   * however it did: without a MetaStore the log goes on.
   */
  boolean isDoubtful() {
    long now = context.pace().now();
    doubtful |= now - awake > SLEEP * context.timing().poll().toNanos();
    awake = now;
    return doubtful;
  }

  /** Reads the MetaStore and adopts what stands there. */
  Future<Stored> refresh() {
    Future<Stored> fresh =
        metaStore
            .read()
            .compose(
                read -> read.map(context.environment()::completed).orElseGet(context::noSuchLog))
            .map(this::adopt);
    fresh.whenDone(() -> doubtful = false);
    return fresh;
  }

  /** Takes over a record that was read or written, unless a newer one is known already. */
  Stored adopt(Stored newer) {
    if (newer.version().compareTo(stored.version()) > 0) {
      stored = newer;
      if (!chain().active().equals(active.segment())) {
        active = activate(chain().active());
        since = context.pace().now();
      }
      closeDropped();
      context.trace(new VirtualLogTrace.Adopted(newer.version(), active.segment().id()));
      Promise<Done> due = change;
      change = context.environment().promise();
      due.complete(Done.DONE);
      listeners.forEach(Runnable::run);
    }
    return stored;
  }

  /** Done when a newer record is adopted. */
  Future<Done> changed() {
    return change;
  }

  /** Runs {@code listener} each time a newer record was adopted, inside the adopting event. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Closes the handles on all Loglets. */
  Future<Done> close() {
    List<Future<Done>> closing = loglets.values().stream().map(Loglet::close).toList();
    return Future.all(context.environment(), closing).map(all -> Done.DONE);
  }

  private ActiveSegment activate(Segment segment) {
    return new ActiveSegment(segment, loglet(segment));
  }

  private Loglet open(Segment segment) {
    return context
        .catalogue()
        .loglet(segment.created().protocol())
        .map(provider ->
            provider.open(
                context.host(),
                segment.loglet(),
                segment.created(),
                context.options().logletLimits(stored.record().largestEntry())))
        .orElseGet(() -> new AbsentLoglet(context.environment(), segment));
  }

  private void closeDropped() {
    SequencedSet<LogletId> kept = chain().loglets();
    List<LogletId> dropped = loglets.keySet().stream().filter(id -> !kept.contains(id)).toList();
    for (LogletId id : dropped) {
      Loglet loglet = loglets.remove(id);
      if (loglet != null) {
        loglet.close();
      }
    }
  }
}
