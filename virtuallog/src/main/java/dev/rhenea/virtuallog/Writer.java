package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The append side of a handle: every entry once, in the order of issue, across any number of
 * switches.
 *
 * <table>
 *   <caption>States</caption>
 *   <tr><th>state</th><th>what happens to appends</th><th>left when</th></tr>
 *   <tr><td>LOOKING</td><td>wait; nothing is sent by a node that has just woken up, because its
 *       lower bounds would be too old to be looked up</td><td>the chain was read, or cannot be:
 *       FLOWING, or RESOLVING</td></tr>
 *   <tr><td>FLOWING</td><td>go straight to the target's Loglet</td><td>the Loglet answers Sealed:
 *       PARKED; the chain shows the target closed: RESOLVING</td></tr>
 *   <tr><td>PARKED</td><td>wait; nothing is sent</td><td>the chain shows the target closed:
 *       RESOLVING</td></tr>
 *   <tr><td>RESOLVING</td><td>wait; those sent are looked up</td><td>looked up: found ones are
 *       answered, the others sent to the active segment in the order of issue: FLOWING</td></tr>
 * </table>
 *
 * Whatever was sent is on the target, because nothing is sent elsewhere before all of it is
 * resolved; and nothing is ever sent again to a segment that is open (V1). An append that its
 * Loglet gave up on an open segment waits for its deadline, or for the segment to be closed (V13).
 */
final class Writer {
  private enum State {
    LOOKING,
    FLOWING,
    PARKED,
    RESOLVING
  }

  private final LogContext context;
  private final CachedChain chain;
  private final Alarm alarm;
  private final long id;
  private final Resolver resolver;
  private final Admission admission;

  /** By sequence number, which is the order of issue. */
  private final SequencedMap<Long, PendingAppend> waiting = new LinkedHashMap<>();

  private State state = State.FLOWING;
  private ActiveSegment target;
  private long sequence;
  private long lastAppended = -1;
  private boolean expiryArmed;
  private @Nullable Diagnosis obstacle;

  Writer(LogContext context, CachedChain chain, Alarm alarm) {
    this.context = context;
    this.chain = chain;
    this.alarm = alarm;
    this.id = context.environment().random().nextLong();
    this.resolver = new Resolver(context, chain, id);
    this.admission = new Admission(context, chain.stored().record().largestEntry());
    this.target = chain.active();
    chain.onChange(this::chainChanged);
  }

  Future<AppendResult> append(Payload entry) {
    Environment environment = context.environment();
    Optional<Rejection> refusal = admission.admit(entry.size(), waiting.size());
    if (refusal.isPresent()) {
      return environment.completed(new AppendResult.Rejected(refusal.get()));
    }
    PendingAppend append =
        new PendingAppend(
            new AppendId(id, sequence++),
            entry,
            environment.promise(),
            context.pace().deadline(context.options().limits().deadline()));
    waiting.put(append.sequence(), append);
    armExpiry();
    if (state == State.FLOWING && chain.isDoubtful()) {
      look();
    } else if (state == State.FLOWING) {
      send(append);
    }
    return append.promise();
  }

  /** How many appends wait for an answer. */
  int outstanding() {
    return waiting.size();
  }

  /** Why the append that waits longest waits, if something is known to stand in its way. */
  Optional<Diagnosis> obstacle() {
    return waiting.isEmpty()
        ? Optional.empty()
        : waiting.firstEntry().getValue().doubt().or(() -> Optional.ofNullable(obstacle));
  }

  /** Ends every outstanding append as indeterminate and refuses new ones. */
  void close() {
    admission.close();
    Diagnosis closed = Diagnosis.of("the handle was closed during the append");
    List.copyOf(waiting.values())
        .forEach(append -> answer(append, new AppendResult.Indeterminate(closed)));
  }

  private void send(PendingAppend append) {
    ActiveSegment to = target;
    Congestion.Wait wait = admission.sent(waiting.size());
    append.send(to, chain.chain().trimMark());
    to.loglet()
        .append(append.enveloped())
        .whenDone(
            result -> {
              if (result instanceof dev.rhenea.loglet.AppendResult.Appended) {
                admission.acknowledged(wait);
              }
              heard(append, to, result);
            },
            why -> gaveUp(append, to, why.diagnosis()));
  }

  private void heard(
      PendingAppend append, ActiveSegment from, dev.rhenea.loglet.AppendResult result) {
    switch (result) {
      case dev.rhenea.loglet.AppendResult.Appended(LogletOffset offset) ->
          acknowledged(append, from, offset);
      case dev.rhenea.loglet.AppendResult.Rejected(Rejection why) -> {
        if (isWaiting(append, from)) {
          answer(append, new AppendResult.Rejected(why));
        }
      }
      case dev.rhenea.loglet.AppendResult.Sealed() -> {
        if (isWaiting(append, from)) {
          park();
        }
      }
      case dev.rhenea.loglet.AppendResult.Indeterminate(Diagnosis cause) ->
          gaveUp(append, from, cause);
    }
  }

  private void acknowledged(PendingAppend append, ActiveSegment from, LogletOffset offset) {
    Lsn lsn = from.segment().toLsn(offset);
    from.raise(offset.next());
    boolean below =
        chain.chain().segment(from.segment().id()).map(known -> known.contains(lsn)).orElse(true);
    if (!below || (waiting.containsKey(append.sequence()) && !append.isSentTo(from))) {
      throw new IllegalStateException(
          "%s acknowledged %s, which is not in it".formatted(from.segment(), lsn));
    }
    if (isWaiting(append, from)) {
      appended(append, lsn);
    }
  }

  /**
   * V13: nothing is sent again while the segment is open; its deadline, or a successor, decides.
   */
  private void gaveUp(PendingAppend append, ActiveSegment on, Diagnosis cause) {
    if (isWaiting(append, on)) {
      append.doubt(cause);
      alarm.unresponsive(on.segment(), cause);
    }
  }

  /** V12: the first Sealed parks the handle, not the append. */
  private void park() {
    if (state == State.FLOWING || state == State.LOOKING) {
      state = State.PARKED;
      obstacle = Diagnosis.of(target.segment().id() + " is sealed and has no successor yet");
      context.trace(new VirtualLogTrace.Parked(target.segment().id(), waiting.size()));
      alarm.sealed(target.segment());
    }
  }

  private void look() {
    state = State.LOOKING;
    chain
        .refresh()
        .whenDone(() -> {
          if (state == State.LOOKING) {
            flow();
          }
        });
  }

  private void chainChanged() {
    if (state != State.RESOLVING && isClosed(target.segment().id())) { // V1: the stop is INSTALLED
      state = State.RESOLVING;
      resolve();
    }
  }

  private boolean isClosed(SegmentId segment) {
    return !chain.chain().active().id().equals(segment);
  }

  private void resolve() {
    List<PendingAppend> sent =
        waiting.values().stream().filter(append -> append.isSentTo(target)).toList();
    Optional<Lsn> lowest = sent.stream().map(PendingAppend::bound).min(Comparator.naturalOrder());
    if (lowest.isEmpty()) {
      flow();
      return;
    }
    resolver
        .lookUp(target.segment(), lowest.get())
        .whenDone(
            lookup -> {
              lastAppended = Math.max(lastAppended, lookup.last());
              sent.forEach(append -> resolve(append, lookup));
              context.trace(
                  new VirtualLogTrace.Resolved(target.segment().id(), sent.size(), waiting.size()));
              flow();
            },
            why -> {
              obstacle = why.diagnosis();
              Duration pause = context.timing().retry();
              context.pace().pause(pause).whenDone(this::resolve);
            });
  }

  private void resolve(PendingAppend append, Lookup lookup) {
    if (!isWaiting(append, target)) {
      return;
    }
    switch (lookup.of(append.sequence(), append.bound())) {
      case Lookup.Resolution.Found(Lsn lsn) -> appended(append, lsn);
      case Lookup.Resolution.Trimmed() ->
          answer(append, indeterminate("what would tell whether it was appended was trimmed"));
      case Lookup.Resolution.Absent() -> {
        if (append.sequence() < lastAppended && target.loglet().traits().issueOrder()) {
          answer(append, indeterminate("it was lost, and a later append of this handle was not"));
        }
      }
    }
  }

  /** Sends what waits to the active segment, in the order of issue. */
  private void flow() {
    target = chain.active();
    state = State.FLOWING;
    obstacle = null;
    List.copyOf(waiting.values()).stream()
        .filter(append -> !append.isSentTo(target))
        .forEach(this::send);
  }

  private boolean isWaiting(PendingAppend append, ActiveSegment on) {
    return waiting.containsKey(append.sequence()) && append.isSentTo(on);
  }

  private void appended(PendingAppend append, Lsn lsn) {
    lastAppended = Math.max(lastAppended, append.sequence());
    answer(append, new AppendResult.Appended(lsn));
  }

  private void answer(PendingAppend append, AppendResult result) {
    waiting.remove(append.sequence());
    admission.release(append.size());
    append.promise().complete(result);
  }

  /** One timer for all: deadlines come in the order of issue. */
  private void armExpiry() {
    if (!expiryArmed && !waiting.isEmpty()) {
      expiryArmed = true;
      Duration left = waiting.firstEntry().getValue().deadline().left();
      context.environment().timers().after(left, this::expire);
    }
  }

  private void expire() {
    expiryArmed = false;
    while (!waiting.isEmpty() && waiting.firstEntry().getValue().deadline().passed()) {
      PendingAppend oldest = waiting.firstEntry().getValue();
      Diagnosis why = obstacle().orElse(Diagnosis.of("no answer from " + target.segment()));
      answer(oldest, new AppendResult.Indeterminate(why));
    }
    armExpiry();
  }

  private static AppendResult indeterminate(String why) {
    return new AppendResult.Indeterminate(Diagnosis.of("append: " + why));
  }
}
