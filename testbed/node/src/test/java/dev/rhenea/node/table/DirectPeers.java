package dev.rhenea.node.table;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.copy.Peers;
import dev.rhenea.node.table.copy.Snapshot;
import dev.rhenea.node.table.copy.Snapshots;
import dev.rhenea.payload.Payload;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Replicas of the same JVM, some of which answer badly. */
final class DirectPeers implements Peers {
  private final SortedMap<NodeId, Snapshots> peers = new TreeMap<>();
  private final Answer answer;
  private int reads;

  /** What becomes of an answer. */
  interface Answer {
    /** Of the read number {@code read}, from 0. */
    Payload of(int read, NodeId peer, Payload bytes) throws IOException;
  }

  DirectPeers(Answer answer) {
    this.answer = answer;
  }

  DirectPeers with(String node, Snapshots snapshots) {
    peers.put(new NodeId(node), snapshots);
    return this;
  }

  @Override
  public List<NodeId> all() {
    return List.copyOf(peers.keySet());
  }

  @Override
  public Snapshot take(NodeId peer) throws IOException {
    return of(peer).take();
  }

  @Override
  public Payload read(NodeId peer, long snapshot, String name, long from) throws IOException {
    Payload bytes =
        of(peer)
            .read(snapshot, name, from)
            .orElseThrow(() -> new IOException("no such snapshot any more"));
    return answer.of(reads++, peer, bytes);
  }

  private Snapshots of(NodeId peer) throws IOException {
    Snapshots snapshots = peers.get(peer);
    if (snapshots == null) {
      throw new IOException(peer + " is down");
    }
    return snapshots;
  }
}
