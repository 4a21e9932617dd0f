package dev.rhenea.virtuallog;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import java.time.Duration;

/**
 * Finds the tail of the log: the open tail of the active segment's Loglet. The tail of a sealed one
 * is never the log's: it may be above the stop, and entries may stand behind it in a successor.
 *
 * <table>
 *   <caption>What the Loglet answers</caption>
 *   <tr><th>answer</th><th>then</th></tr>
 *   <tr><td>open</td><td>done</td></tr>
 *   <tr><td>sealed</td><td>wait for the successor, ask that one</td></tr>
 *   <tr><td>unavailable</td><td>ask again, or its successor, until the deadline</td></tr>
 * </table>
 */
final class TailCheck {
  private final LogContext context;
  private final CachedChain chain;
  private final Alarm alarm;

  TailCheck(LogContext context, CachedChain chain, Alarm alarm) {
    this.context = context;
    this.chain = chain;
    this.alarm = alarm;
  }

  /** The active segment with a bound that is a tail observed during this call. */
  Future<ActiveSegment> run() {
    Pace.Deadline deadline = context.pace().deadline(context.options().limits().deadline());
    return Loop.run(context.environment(), chain.active(), active -> ask(active, deadline));
  }

  private Future<Step<ActiveSegment, ActiveSegment>> ask(
      ActiveSegment active, Pace.Deadline deadline) {
    return active
        .loglet()
        .checkTail()
        .compose(tail ->
            switch (tail) {
              case Tail.Open(LogletOffset offset) -> {
                active.raise(offset);
                yield context.environment().completed(new Step.Done<>(active));
              }
              case Tail.Sealed(LogletOffset zombies) -> { // never the log's tail
                alarm.sealed(active.segment());
                yield successor(active, deadline.left());
              }
            })
        .recover(why -> {
          alarm.unresponsive(active.segment(), why.diagnosis());
          return deadline.passed() ? failed(why) : successor(active, context.timing().retry());
        });
  }

  /** Goes on as soon as there is another active segment, or after a while with the same one. */
  private Future<Step<ActiveSegment, ActiveSegment>> successor(
      ActiveSegment before, Duration atMost) {
    return (chain.active() == before
            ? context.pace().pauseUnless(chain.changed(), atMost)
            : context.environment().done())
        .map(waited -> new Step.Again<>(chain.active()));
  }

  private <T> Future<T> failed(Unavailable why) {
    return context.environment().unavailable(why.diagnosis());
  }
}
