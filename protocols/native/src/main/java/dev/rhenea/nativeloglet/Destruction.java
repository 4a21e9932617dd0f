package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.nativeloglet.NativeMessage.Destroy;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;

/**
 * Leaves a tombstone on every LogServer, also on those that create did not reach (rule N14). The
 * sequencer has nothing to forget: its next append finds nobody who knows the Loglet.
 */
final class Destruction {
  private final Call<Done> call;
  private final Peers peers;
  private final Survey survey;

  Destruction(Peers peers, Pace pace, Call<Done> call) {
    this.call = call;
    this.peers = peers;
    survey = new Survey(peers, pace, call, "destroy", new Destroy(), this::heard);
  }

  Future<Done> run() {
    survey.ask(peers.members());
    return call.future();
  }

  private void heard(NodeId member, FromLogServer answer) {
    if (survey.silent().isEmpty()) {
      call.complete(Done.DONE);
    }
  }
}
