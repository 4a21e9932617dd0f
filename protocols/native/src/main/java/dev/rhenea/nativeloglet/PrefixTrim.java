package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Trim;
import dev.rhenea.nativeloglet.NativeMessage.Trimmed;
import dev.rhenea.quorum.Majority;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The prefixTrim of the paper: LogServers drop what lies below a mark, as far as it is known to be
 * committed, durably, so that no local tail goes back.
 *
 * <pre>
 *   TRIMMING --a majority is at the highest mark that answered--> that mark
 *      ^---somebody was further already: bring a majority there---+
 * </pre>
 *
 * <p>So a mark once returned is met by every later call, whichever majority it hears. A LogServer
 * that joins a copy late need not join for this: it takes the mark as it is (C5).
 */
final class PrefixTrim {
  private final Peers peers;
  private final Pace pace;
  private final Call<LogletOffset> call;

  PrefixTrim(Peers peers, Pace pace, Call<LogletOffset> call) {
    this.peers = peers;
    this.pace = pace;
    this.call = call;
  }

  /** Trims below {@code before}, at most below the known tail. */
  Future<LogletOffset> run(long before) {
    new Round(Math.min(before, peers.knownTail().value())).start();
    return call.future();
  }

  /** One mark, brought to a majority. */
  private final class Round {
    private final SortedMap<NodeId, Long> marks = new TreeMap<>();
    private final Survey survey;

    Round(long mark) {
      survey = new Survey(peers, pace, call, "prefixTrim", new Trim(mark), this::heard);
    }

    void start() {
      survey.ask(peers.bound());
    }

    private void heard(NodeId member, FromLogServer answer) {
      if (!(answer instanceof Trimmed(long at))) {
        return;
      }
      marks.put(member, at);
      Majority quorums = peers.quorums();
      if (quorums.isQuorum(marks.keySet())) {
        survey.stop();
        long highest = Collections.max(marks.values());
        if (QuorumTail.of(quorums, each -> marks.getOrDefault(each, 0L)) == highest) {
          call.complete(new LogletOffset(highest));
        } else {
          new Round(highest).start();
        }
      }
    }
  }
}
