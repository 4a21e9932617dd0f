package dev.rhenea.nativeloglet;

import dev.rhenea.contract.SimulatedCluster;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.nativeloglet.NativeMessage.QueryTail;
import dev.rhenea.nativeloglet.NativeMessage.Read;
import dev.rhenea.nativeloglet.NativeMessage.Run;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.nativeloglet.NativeMessage.ToLogServer;
import dev.rhenea.provider.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lies on the LogServers at the end of a run (I6, O3). */
final class Disks {
  private final SimulatedCluster cluster;
  private final Host host;
  private final Peers peers;
  private final SortedMap<Long, Command> log = new TreeMap<>();
  private final SortedMap<Long, Integer> copies = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private long trimMark;

  Disks(SimulatedCluster cluster, Host host, Peers peers) {
    this.cluster = cluster;
    this.host = host;
    this.peers = peers;
  }

  /**
   * What is wrong: two commands for a position, a seal that was forgotten, or an entry below a stop
   * that not every majority holds.
   *
   * @param sealed the servers that were durably sealed
   */
  List<String> broken(Set<NodeId> sealed, long stop) throws Unavailable {
    List<NodeId> members = peers.parameters().members();
    for (NodeId member : members) {
      inspect(member, sealed.contains(member));
    }
    for (long at = trimMark; at < stop; at++) {
      if (copies.getOrDefault(at, 0) <= members.size() / 2) {
        broken.add("O3: position %d, below the stop %d, is on a minority".formatted(at, stop));
      }
    }
    return broken;
  }

  private void inspect(NodeId member, boolean wasSealed) throws Unavailable {
    TailReport report = (TailReport) ask(member, new QueryTail());
    trimMark = Math.max(trimMark, report.trimMark());
    if (wasSealed && !report.sealed()) {
      broken.add("I6: " + member + " was sealed and is open");
    }
    for (long at = report.trimMark(); at < report.localTail(); at++) {
      for (Command command : ((Run) ask(member, new Read(at, at + 1, 1))).commands()) {
        Command other = log.putIfAbsent(at, command);
        copies.merge(at, 1, Integer::sum);
        if (other != null && !other.equals(command)) {
          broken.add("I6: position %d holds %s and %s".formatted(at, other, command));
        }
      }
    }
  }

  private NativeMessage ask(NodeId member, ToLogServer question) throws Unavailable {
    return cluster.await(host, () -> peers.ask(member, question, Duration.ofSeconds(1)));
  }
}
