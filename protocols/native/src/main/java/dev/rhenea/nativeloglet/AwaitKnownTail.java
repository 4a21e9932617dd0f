package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.nativeloglet.NativeMessage.AwaitTail;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Waits for the known tail to pass a position, by a long poll of the LogServer on the own node, or
 * of another one while that does not answer. A hint, so it costs one server little.
 *
 * <pre>
 *   POLLING --known tail is beyond, or a seal--------------------> done
 *      |  ^--nothing new: poll again; no answer: poll the next one
 *      +--the server holds more than it knows to be committed----> checkTail, then POLLING or done
 * </pre>
 */
final class AwaitKnownTail {
  private final Peers peers;
  private final Pace pace;
  private final Call<LogletOffset> call;
  private final long beyond;
  private final Supplier<Future<Tail>> checkTail;
  private final List<NodeId> order;

  /**
   * @param checkTail asked when the news of a commit may have been lost
   */
  AwaitKnownTail(
      Peers peers,
      Pace pace,
      Call<LogletOffset> call,
      long beyond,
      Supplier<Future<Tail>> checkTail) {
    this.peers = peers;
    this.pace = pace;
    this.call = call;
    this.beyond = beyond;
    this.checkTail = checkTail;
    order = new ArrayList<>(peers.nearestFirst());
  }

  Future<LogletOffset> run(Duration atMost) {
    call.after(atMost, this::finish);
    poll();
    return call.future();
  }

  private void poll() {
    if (call.isOver() || finishIfBeyond() || order.isEmpty()) {
      return;
    }
    Duration patience = pace.request();
    peers
        .ask(order.getFirst(), new AwaitTail(beyond + 1, true, patience), patience.multipliedBy(2))
        .whenDone(this::heard, silent -> pollNext());
  }

  private void pollNext() {
    order.addLast(order.removeFirst());
    call.after(pace.pause(), this::poll);
  }

  private void heard(FromLogServer answer) {
    if (call.isOver() || finishIfBeyond()) {
      return;
    }
    switch (answer) {
      case TailReport report when report.sealed() -> finish();
      case TailReport report when report.localTail() > beyond ->
          checkTail.get().whenDone(tail -> pollUnlessSealed(tail), why -> pollNext());
      case TailReport report -> poll();
      default -> pollNext();
    }
  }

  private void pollUnlessSealed(Tail tail) {
    switch (tail) {
      case Tail.Sealed sealed -> finish();
      case Tail.Open open -> poll();
    }
  }

  private boolean finishIfBeyond() {
    if (peers.knownTail().value() > beyond) {
      finish();
    }
    return call.isOver();
  }

  private void finish() {
    call.complete(new LogletOffset(peers.knownTail().value()));
  }
}
