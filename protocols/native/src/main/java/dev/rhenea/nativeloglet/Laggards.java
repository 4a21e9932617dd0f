package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The LogServers that are behind a copier, over all its calls: whom it does not wait for any more,
 * and who is being given what it missed by another LogServer that has it (C2).
 */
final class Laggards {
  private final Peers peers;
  private final Pace pace;
  private final SequencedSet<NodeId> late = new LinkedHashSet<>();
  private final SortedMap<NodeId, Future<Done>> catchingUp = new TreeMap<>();

  Laggards(Peers peers, Pace pace) {
    this.peers = peers;
    this.pace = pace;
  }

  /** Whether a call was completed without it, and it has not shown up since. */
  boolean isLate(NodeId server) {
    return late.contains(server);
  }

  void isLateNow(NodeId server) {
    late.add(server);
  }

  void isHere(NodeId server) {
    late.remove(server);
  }

  boolean isCatchingUp(NodeId server) {
    return catchingUp.containsKey(server);
  }

  /**
   * Gives {@code target} what it lacks of {@code [from, to)}, or joins those who do. Completes when
   * that ended, in whatever way: ask it how far it is.
   */
  Future<Done> catchUp(NodeId source, NodeId target, long from, long to) {
    Future<Done> running = catchingUp.get(target);
    if (running != null || from >= to) {
      return running != null ? running : peers.environment().done();
    }
    peers.environment().trace(new NativeTrace.Copier.CatchingUp(source, target, from, to));
    Future<Done> begun =
        Transfer.ofCopy(peers, pace, source, target)
            .run(from, to)
            .map(end -> Done.DONE)
            .recover(unreachable -> peers.environment().done());
    catchingUp.put(target, begun);
    begun.whenDone(() -> catchingUp.remove(target));
    return begun;
  }
}
