package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.nativeloglet.NativeMessage.AwaitTail;
import dev.rhenea.nativeloglet.NativeMessage.Begin;
import dev.rhenea.nativeloglet.NativeMessage.Copied;
import dev.rhenea.nativeloglet.NativeMessage.Copy;
import dev.rhenea.nativeloglet.NativeMessage.Created;
import dev.rhenea.nativeloglet.NativeMessage.Fetch;
import dev.rhenea.nativeloglet.NativeMessage.Finish;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Lacking;
import dev.rhenea.nativeloglet.NativeMessage.OfCopier;
import dev.rhenea.nativeloglet.NativeMessage.QueryTail;
import dev.rhenea.nativeloglet.NativeMessage.Read;
import dev.rhenea.nativeloglet.NativeMessage.Run;
import dev.rhenea.nativeloglet.NativeMessage.Seal;
import dev.rhenea.nativeloglet.NativeMessage.Sealed;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.nativeloglet.NativeMessage.ToMember;
import dev.rhenea.nativeloglet.NativeMessage.Trim;
import dev.rhenea.nativeloglet.NativeMessage.Trimmed;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import dev.rhenea.nativeloglet.NativeMessage.Whole;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A LogServer's part in a copy of a closed segment (rules V10, C1 to C5), of which {@link
 * CopyState} has the stages. Like the LogServer it decides by the accepted state and tells the
 * durable one.
 *
 * <pre>
 *  stage     Begin    Copy, from the local tail or below   Finish           Read      Seal, tails
 *  nothing   Created  Unknown                              Unknown          Unknown   Unknown
 *  begun     Created  Copied, what is new is written       Whole | Copied   Lacking   Lacking
 *  whole     Created  Copied                               Whole | Sealed   Whole     sealed
 *  finished  Created  Copied                               Sealed           as any sealed LogServer
 * </pre>
 *
 * A Trim is answered by Unknown, unless a known tail comes with it, which says that the copy
 * exists: then who is begun takes the mark, and who is whole is finished by it (C4, C5).
 */
final class CopyKeeper {
  private final Environment environment;
  private final LogServerStore store;

  CopyKeeper(Environment environment, LogServerStore store) {
    this.environment = environment;
    this.store = store;
  }

  Future<FromLogServer> begin(Begin begin) {
    LogServerState state = store.accepted();
    if (state.destroyed()) { // N14
      return now(new Unknown());
    }
    if (state.created().isPresent()) {
      return isSame(state, begin)
          ? whenDurable(() -> new Created(store.folder()))
          : environment.unavailable(
              Diagnosis.of(environment.unit() + " exists, and is another one"));
    }
    if (!store.hasRoom()) { // it could, and would refuse the entries
      return environment.unavailable(
          new Diagnosis(
              "begin of copy %s: the disk is full".formatted(environment.unit()),
              List.of(environment.node()),
              "free space there"));
    }
    if (begin.first() > 0) {
      store.trim(begin.first()); // C1: before the record that says begun
    }
    store.change(state.begunWith(begin.parameters(), new CopyState.Begun(begin.first())));
    traceWhenDurable(new NativeTrace.LogServer.Begun(begin.first()));
    return whenDurable(() -> new Created(store.folder()));
  }

  private static boolean isSame(LogServerState state, Begin begin) {
    return state.created().filter(begin.parameters()::isSameAs).isPresent()
        && state.copy().filter(copy -> copy.first() == begin.first()).isPresent();
  }

  /** Answers whoever writes the copy; {@code knownTail} came with the request. */
  Future<FromLogServer> answer(OfCopier request, long knownTail) {
    return switch (request) {
      case Copy copy -> copy(copy);
      case Fetch(long from, long to, int maxBytes) -> fetch(from, to, maxBytes);
      case Finish(long tail) -> finish(tail, knownTail);
    };
  }

  private Future<FromLogServer> copy(Copy copy) {
    boolean begun = store.accepted().copy().filter(CopyState.Begun.class::isInstance).isPresent();
    if (begun && copy.first() <= store.acceptedTail()) { // C2: never a hole
      for (int i = 0; i < copy.commands().size(); i++) {
        if (copy.first() + i >= store.acceptedTail()) { // what is here already stays
          store.write(copy.first() + i, new LogRecord(0, copy.commands().get(i)));
        }
      }
    }
    long reached = store.acceptedTail();
    return whenDurable(() -> new Copied(reached));
  }

  private Future<FromLogServer> fetch(long from, long to, int maxBytes) {
    return store
        .run(from, to, maxBytes)
        .map(run -> from < store.trimMark() ? new Trimmed(store.trimMark()) : new Run(run));
  }

  private Future<FromLogServer> finish(long tail, long knownTail) {
    store
        .accepted()
        .copy()
        .ifPresent(before -> move(before, before.ended(tail, store.acceptedTail())));
    hear(knownTail);
    return whenDurable(() -> ended(tail));
  }

  private FromLogServer ended(long tail) {
    return store
        .durable()
        .copy()
        .<FromLogServer>map(stage ->
            switch (stage) {
              case CopyState.Whole(long first, long at) when at == tail -> new Whole(at);
              case CopyState.Finished(long first, long at) when at == tail -> new Sealed();
              default -> new Copied(store.durableTail());
            })
        .orElseGet(Unknown::new); // destroyed meanwhile
  }

  /** Everything below {@code knownTail} is committed, says somebody. */
  void hear(long knownTail) {
    store.accepted().copy().ifPresent(before -> move(before, before.heard(knownTail))); // C4
  }

  /** Every record of the copy was written before, so it is durable when the stage is (C3). */
  private void move(CopyState before, CopyState after) {
    if (!after.equals(before)) {
      store.change(store.accepted().with(after));
      switch (after) {
        case CopyState.Begun begun -> {}
        case CopyState.Whole(long first, long tail) ->
            traceWhenDurable(new NativeTrace.LogServer.Whole(tail));
        case CopyState.Finished(long first, long tail) ->
            traceWhenDurable(new NativeTrace.LogServer.Finished(tail));
      }
    }
  }

  /** What the copy proves to be committed; 0 if there is none, or it is not finished. */
  long knownTail() {
    return store.accepted().copy().map(CopyState::knownTail).orElse(0L);
  }

  /** Whether there is a copy of which it is not known here that it exists. */
  boolean isUnfinished() {
    return store.accepted().isUnfinished();
  }

  /** What those are told who do not write it, while it is begun; {@code knownTail} is theirs. */
  Future<FromLogServer> begun(ToMember request, long knownTail) {
    return switch (request) {
      case Read read -> lacking();
      case Seal() -> lacking();
      case QueryTail() -> lacking();
      case Trim(long before) when knownTail > 0 -> trim(Math.min(before, knownTail)); // C4, C5
      default -> now(new Unknown());
    };
  }

  /** It is not whole, and may be given the rest (C5). */
  private Future<FromLogServer> lacking() {
    return whenDurable(() -> new Lacking(store.durableTail()));
  }

  /**
   * What is below the mark is trimmed, here or not, as what is below the lowest offset (C1): so the
   * log may go on at the mark, and has no hole (C2). The known tail that came along is not kept: a
   * copy that is begun proves none, and its trim mark is none either (C4).
   */
  private Future<FromLogServer> trim(long mark) {
    if (mark > store.trimMark()) {
      store.trim(mark);
      traceWhenDurable(new NativeTrace.LogServer.Trimmed(mark));
    }
    return whenDurable(() -> new Trimmed(store.trimMark()));
  }

  /** What everybody else is told of a copy that is whole and no more (C4). */
  Future<FromLogServer> hidden(ToMember request) {
    return store.durable().copy().filter(CopyState.Whole.class::isInstance).isPresent()
        ? now(hidden(request, store.durableTail()))
        : begun(request, 0); // it will be whole when that is durable (C3)
  }

  private static FromLogServer hidden(ToMember request, long tail) {
    return switch (request) {
      case Read read -> new Whole(tail);
      case Seal() -> new TailReport(tail, true, 0, Optional.empty());
      case QueryTail() -> new TailReport(tail, true, 0, Optional.empty());
      case AwaitTail question -> new TailReport(tail, true, 0, Optional.empty());
      default -> new Unknown();
    };
  }

  private Future<FromLogServer> now(FromLogServer answer) {
    return environment.completed(answer);
  }

  private Future<FromLogServer> whenDurable(Supplier<FromLogServer> answer) {
    return store.whenDurable(answer);
  }

  private void traceWhenDurable(NativeTrace step) {
    store.flushed().whenDone(done -> environment.trace(step), lost -> {});
  }
}
