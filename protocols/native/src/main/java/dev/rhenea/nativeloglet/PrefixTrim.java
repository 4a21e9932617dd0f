package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Trim;
import dev.rhenea.nativeloglet.NativeMessage.Trimmed;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The prefixTrim of the paper: LogServers drop what lies below a mark, as far as it is known to be
 * committed, durably, so that no local tail goes back. Done when a majority has the mark.
 *
 * <pre>
 *   TRIMMING --a majority is at the mark or above--> the mark that a majority has
 * </pre>
 */
final class PrefixTrim {
  private final Peers peers;
  private final Call<LogletOffset> call;
  private final long mark;
  private final Survey survey;
  private final SortedMap<NodeId, Long> marks = new TreeMap<>();

  /**
   * @param before at most the known tail is trimmed
   */
  PrefixTrim(Peers peers, Pace pace, Call<LogletOffset> call, long before) {
    this.peers = peers;
    this.call = call;
    mark = Math.min(before, peers.knownTail().value());
    survey = new Survey(peers, pace, call, "prefixTrim", new Trim(mark), this::heard);
  }

  Future<LogletOffset> run() {
    survey.ask(peers.parameters().bound());
    return call.future();
  }

  private void heard(NodeId member, FromLogServer answer) {
    if (answer instanceof Trimmed(long at)) {
      marks.put(member, at);
      if (peers.parameters().quorums().isQuorum(marks.keySet())) {
        survey.stop();
        call.complete(
            new LogletOffset(
                QuorumTail.of(
                    peers.parameters().quorums(), each -> marks.getOrDefault(each, 0L))));
      }
    }
  }
}
