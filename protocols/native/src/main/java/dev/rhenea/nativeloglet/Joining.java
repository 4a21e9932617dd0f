package dev.rhenea.nativeloglet;

import dev.rhenea.environment.NodeId;
import dev.rhenea.nativeloglet.NativeMessage.Finish;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Seal;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Brings into a copy those LogServers that were not whole when it was finished (C5): whoever seals,
 * or asks for the tail, and meets one that is finished gives the others what they lack, as a copier
 * would, and then they are sealed like it. So a copy has its tail, and can be trimmed, as long as
 * any majority lives in which one is finished; of a majority that was whole there always is one. If
 * it was trimmed meanwhile they are told so first ({@link Transfer}).
 *
 * <pre>
 *   LACKING --somebody is finished--> CATCHING UP --Finish--> sealed
 *      ^---------no answer, or it lacks something yet-----------+
 * </pre>
 */
final class Joining {
  private final Peers peers;
  private final Pace pace;
  private final Call<?> call;
  private final Laggards laggards;
  private final BiConsumer<NodeId, FromLogServer> listener;
  private final SortedMap<NodeId, Long> lacking = new TreeMap<>();

  /**
   * @param listener told what they answer to a seal afterwards
   */
  Joining(Peers peers, Pace pace, Call<?> call, BiConsumer<NodeId, FromLogServer> listener) {
    this.peers = peers;
    this.pace = pace;
    this.call = call;
    this.listener = listener;
    laggards = new Laggards(peers, pace);
  }

  /** A LogServer has a copy that ends at {@code tail} and is not whole. */
  void lacks(NodeId member, long tail) {
    lacking.put(member, tail);
  }

  /** A LogServer is sealed; whoever lacks something gets it there, if the copy exists. */
  void help(NodeId source, TailReport sealed) {
    if (peers.knownTail().value() < sealed.localTail()) {
      return; // C4: a majority need not be whole
    }
    SortedMap<NodeId, Long> helped = new TreeMap<>(lacking);
    lacking.clear();
    helped.forEach((member, tail) ->
        laggards
            .catchUp(source, member, tail, sealed.localTail())
            .whenDone(() -> finish(member, sealed.localTail())));
  }

  private void finish(NodeId member, long tail) {
    peers
        .ask(member, new Finish(tail), pace.request()) // with the known tail, which ends it
        .whenDone(() -> call.after(pace.pause(), () -> ask(member)));
  }

  private void ask(NodeId member) {
    peers
        .ask(member, new Seal(), pace.request())
        .whenDone(
            answer -> listener.accept(member, answer),
            silent -> call.after(pace.pause(), () -> ask(member)));
  }
}
