package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.nativeloglet.NativeMessage.Finish;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Sealed;
import dev.rhenea.nativeloglet.NativeMessage.Whole;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * The end of a copy of which a majority of LogServers holds everything: first a majority is whole,
 * and with that the copy exists; then, knowing it, a majority shows it (C4).
 *
 * <pre>
 *   ENDING --a majority is whole--> SHOWING --a majority is finished--> GRACE --all, or time--> done
 * </pre>
 *
 * <p>Both times everybody is asked the same; what differs is the known tail on the message.
 */
final class Finishing {
  private final Peers peers;
  private final Pace pace;
  private final Call<Done> call;
  private final long tail;
  private final SequencedSet<NodeId> whole = new LinkedHashSet<>();
  private final SequencedSet<NodeId> finished = new LinkedHashSet<>();
  private Survey survey;
  private boolean grace;

  Finishing(Peers peers, Pace pace, Call<Done> call, long tail) {
    this.peers = peers;
    this.pace = pace;
    this.call = call;
    this.tail = tail;
    survey = new Survey(peers, pace, call, "finish", new Finish(tail), this::ended);
  }

  Future<Done> run() {
    survey.ask(peers.bound());
    return call.future();
  }

  private void ended(NodeId member, FromLogServer answer) {
    if (answer instanceof Whole || answer instanceof Sealed) {
      whole.add(member);
      if (peers.quorums().isQuorum(whole)) {
        survey.stop();
        peers.environment().trace(new NativeTrace.Copier.Exists(tail));
        peers.knownTail().prove(tail); // N2, C4: a majority is whole
        survey = new Survey(peers, pace, call, "finish", new Finish(tail), this::shown);
        survey.ask(peers.bound());
      }
    }
  }

  private void shown(NodeId member, FromLogServer answer) {
    if (answer instanceof Sealed) {
      finished.add(member);
    }
    if (peers.quorums().isQuorum(finished)) {
      if (survey.silent().isEmpty()) {
        complete();
      } else if (!grace) {
        grace = true;
        call.after(pace.grace(), this::complete);
      }
    }
  }

  private void complete() {
    survey.stop();
    peers.environment().trace(new NativeTrace.Copier.Finished(tail));
    call.complete(Done.DONE);
  }
}
