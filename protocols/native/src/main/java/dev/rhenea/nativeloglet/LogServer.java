package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.nativeloglet.NativeMessage.Accepted;
import dev.rhenea.nativeloglet.NativeMessage.Append;
import dev.rhenea.nativeloglet.NativeMessage.AwaitTail;
import dev.rhenea.nativeloglet.NativeMessage.Begin;
import dev.rhenea.nativeloglet.NativeMessage.Claim;
import dev.rhenea.nativeloglet.NativeMessage.Claimed;
import dev.rhenea.nativeloglet.NativeMessage.Create;
import dev.rhenea.nativeloglet.NativeMessage.Destroy;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Gap;
import dev.rhenea.nativeloglet.NativeMessage.Notice;
import dev.rhenea.nativeloglet.NativeMessage.OfCopier;
import dev.rhenea.nativeloglet.NativeMessage.QueryTail;
import dev.rhenea.nativeloglet.NativeMessage.Read;
import dev.rhenea.nativeloglet.NativeMessage.Refused;
import dev.rhenea.nativeloglet.NativeMessage.Repair;
import dev.rhenea.nativeloglet.NativeMessage.Repaired;
import dev.rhenea.nativeloglet.NativeMessage.Run;
import dev.rhenea.nativeloglet.NativeMessage.Seal;
import dev.rhenea.nativeloglet.NativeMessage.Sealed;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.nativeloglet.NativeMessage.ToLogServer;
import dev.rhenea.nativeloglet.NativeMessage.ToMember;
import dev.rhenea.nativeloglet.NativeMessage.Trim;
import dev.rhenea.nativeloglet.NativeMessage.Trimmed;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import java.util.List;
import java.util.function.Supplier;

/**
 * A LogServer: a durable log and a few durable facts about it ({@link LogServerState}). It decides
 * by its accepted state and tells only its durable one: every answer to a change waits until all
 * that was written before is on disk (rule N4).
 *
 * <pre>
 *  state      Append                       Claim              Seal    Repair            reports
 *  unknown    Unknown                      Unknown            kept    Unknown           Unknown
 *  unclaimed  Refused                      Claimed            sealed  not yet           open
 *  claimed    Accepted | Gap | Refused     Claimed | Refused  sealed  not yet           open
 *  sealed     Sealed, always (N1)          Sealed             sealed  Repaired | Gap    sealed
 *  destroyed  Unknown                      Unknown            -       Unknown           Unknown
 * </pre>
 *
 * How a Loglet comes to be known here, and to an end, is in {@link Existence}; what is done for a
 * copy of a closed segment, as long as that is not finished, in {@link CopyKeeper}.
 */
final class LogServer {
  private final Environment environment;
  private final LogServerStore store;
  private final KnownTail knownTail;
  private final TailWaiters waiters;
  private final Existence existence;
  private final CopyKeeper copies;

  LogServer(Environment environment, LogServerStore store, KnownTail knownTail) {
    this.environment = environment;
    this.store = store;
    this.knownTail = knownTail;
    this.waiters = new TailWaiters(environment, this::report);
    this.existence = new Existence(environment, store, this::traceWhenDurable);
    this.copies = new CopyKeeper(environment, store);
    knownTail.hear(store.recoveredKnownTail());
  }

  /** Whether its disk refused what it accepted, so that it must be opened anew. */
  boolean isLost() {
    return store.isLost();
  }

  Future<FromLogServer> answer(Envelope<ToLogServer> envelope) {
    return switch (envelope.message()) {
      case Create create -> existence.create(create);
      case Begin begin -> copies.begin(begin);
      case Destroy() -> existence.destroy();
      case OfCopier request when isCopy(envelope) -> {
        Future<FromLogServer> answer = copies.answer(request, envelope.knownTail());
        hear(copies.knownTail());
        yield answer;
      }
      case ToMember request when isMember(envelope) -> {
        copies.hear(envelope.knownTail());
        yield copies.isUnfinished() ? copies.hidden(request) : heard(request, envelope);
      }
      case ToMember request when isCopy(envelope) -> copies.begun(request, envelope.knownTail());
      case Seal() -> existence.sealUnknown();
      case ToMember other -> now(new Unknown()); // N14
    };
  }

  private Future<FromLogServer> heard(ToMember request, Envelope<ToLogServer> envelope) {
    hear(Math.max(envelope.knownTail(), copies.knownTail()));
    return serve(request);
  }

  private Future<FromLogServer> serve(ToMember request) {
    return switch (request) {
      case Claim(Incarnation incarnation) -> claim(incarnation);
      case Append append -> append(append);
      case Notice() -> now(report());
      case Seal() -> seal();
      case QueryTail() -> now(report());
      case AwaitTail question -> await(question);
      case Repair repair -> repair(repair);
      case Read read -> read(read);
      case Trim(long before) -> trim(before);
      case OfCopier copier -> now(new Unknown()); // it is no copy
    };
  }

  /** The same for a copy, which its copier sees before it exists (rule V10). */
  private boolean isCopy(Envelope<ToLogServer> envelope) {
    return store.accepted().isCopy()
        && envelope.folder().filter(store.folder()::equals).isPresent(); // N14
  }

  /** Whether the sender means this very data folder, and the Loglet exists in it (rule N14). */
  private boolean isMember(Envelope<ToLogServer> envelope) {
    return store.accepted().exists()
        && envelope.folder().filter(store.folder()::equals).isPresent(); // N14
  }

  private void hear(long tail) {
    if (knownTail.hear(tail)) {
      waiters.wake(knownTail.value());
    }
  }

  // ---- append ----

  private Future<FromLogServer> claim(Incarnation incarnation) {
    LogServerState state = store.accepted();
    if (state.sealed()) {
      return whenDurable(Sealed::new);
    }
    if (state.claim().isEmpty()) { // N12: the first claim wins
      store.change(state.claimedBy(incarnation));
      traceWhenDurable(() -> new NativeTrace.LogServer.Claimed(incarnation.toString()));
    } else if (!state.isClaimedBy(incarnation)) {
      environment.trace(new NativeTrace.LogServer.Refused(incarnation.toString()));
      return whenDurable(() -> new Refused(state.claim()));
    }
    return whenDurable(Claimed::new);
  }

  private Future<FromLogServer> append(Append append) {
    LogServerState state = store.accepted();
    if (state.sealed()) { // N1, N4: to every append, from the moment the seal is queued
      return whenDurable(Sealed::new);
    }
    if (!state.isClaimedBy(append.incarnation())) { // N12
      return whenDurable(() -> new Refused(state.claim()));
    }
    long localTail = store.acceptedTail();
    if (!follows(append.first(), localTail, knownTail.value())) { // N10
      environment.trace(new NativeTrace.LogServer.Gap(append.first(), localTail));
      return whenDurable(() -> new Gap(localTail));
    }
    write(append.first(), append.commands());
    traceWhenDurable(() -> new NativeTrace.LogServer.Accepted(append.first(), append.end()));
    Future<FromLogServer> accepted = whenDurable(() -> new Accepted(append.end()));
    return append.first() < localTail
        ? accepted.compose(answer -> verified(append.first(), append.commands(), answer))
        : accepted;
  }

  /**
   * The acceptance rule: an entry follows the local tail, or only entries that are committed are
   * skipped. What was skipped is never written later.
   */
  static boolean follows(long position, long localTail, long knownTail) {
    return position <= localTail || position <= knownTail;
  }

  /** Writes those of the commands that are not below the local tail already. */
  private void write(long first, List<Command> commands) {
    for (int i = 0; i < commands.size(); i++) {
      if (first + i >= store.acceptedTail()) {
        store.write(first + i, new LogRecord(knownTail.value(), commands.get(i))); // N8
      }
    }
  }

  /** The answer, unless a position that was written before holds another command. */
  private Future<FromLogServer> verified(long first, List<Command> commands, FromLogServer answer) {
    return store
        .run(first, first + commands.size(), Integer.MAX_VALUE)
        .map(held -> {
          for (int i = 0; i < held.size(); i++) {
            if (!held.get(i).isSameAs(commands.get(i))) {
              throw new IllegalStateException(
                  "two commands for position %d: %s and %s"
                      .formatted(first + i, held.get(i), commands.get(i)));
            }
          }
          return answer;
        });
  }

  // ---- seal, checkTail ----

  private Future<FromLogServer> seal() {
    if (!store.accepted().sealed()) {
      store.change(store.accepted().seal()); // N4: behind all accepted appends
      traceWhenDurable(() -> new NativeTrace.LogServer.Sealed(store.durableTail()));
    }
    return whenDurable(this::report);
  }

  private Future<FromLogServer> await(AwaitTail question) {
    FromLogServer now = report();
    return TailWaiters.isOver(question, now, knownTail.value()) ? now(now) : waiters.add(question);
  }

  private FromLogServer report() {
    LogServerState state = store.durable(); // N4
    return state.exists()
        ? new TailReport(store.durableTail(), state.sealed(), store.trimMark(), state.claim())
        : new Unknown();
  }

  private Future<FromLogServer> repair(Repair repair) {
    if (!store.durable().sealed()) {
      return now(report());
    }
    long localTail = store.acceptedTail();
    if (!follows(repair.first(), localTail, knownTail.value())) { // N6
      return whenDurable(() -> new Gap(localTail));
    }
    write(repair.first(), repair.commands());
    traceWhenDurable(() -> new NativeTrace.LogServer.Repaired(repair.first(), repair.end()));
    return whenDurable(() -> new Repaired(store.durableTail()))
        .compose(answer -> verified(repair.first(), repair.commands(), answer));
  }

  // ---- read, trim ----

  private Future<FromLogServer> read(Read read) {
    return store
        .run(read.from(), read.to(), read.maxBytes())
        .map(run -> read.from() < store.trimMark() ? new Trimmed(store.trimMark()) : new Run(run));
  }

  private Future<FromLogServer> trim(long before) {
    long mark = Math.min(before, knownTail.value());
    if (mark > store.trimMark()) {
      store.trim(mark);
      traceWhenDurable(() -> new NativeTrace.LogServer.Trimmed(mark));
    }
    return whenDurable(() -> new Trimmed(store.trimMark()));
  }

  // ---- answers ----

  private Future<FromLogServer> now(FromLogServer answer) {
    return environment.completed(answer);
  }

  /** An answer that is made when everything written so far is durable (rule N4). */
  private Future<FromLogServer> whenDurable(Supplier<FromLogServer> answer) {
    return store.whenDurable(answer);
  }

  /** Something was written: tells the world, and those who wait for it, once it is durable. */
  private void traceWhenDurable(Supplier<NativeTrace> step) {
    store
        .flushed()
        .whenDone(
            done -> {
              environment.trace(step.get());
              waiters.wake(knownTail.value());
            },
            lost -> {});
  }
}
