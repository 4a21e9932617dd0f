package dev.rhenea.node.table.copy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import java.io.IOException;
import java.util.List;

/** The other replicas, as one that needs a copy sees them. Methods block. */
public interface Peers {
  /** Who may have one. */
  List<NodeId> all();

  /** Has {@code peer} take a snapshot. */
  Snapshot take(NodeId peer) throws IOException;

  /**
   * Bytes of a file of a snapshot of {@code peer} from {@code from} on.
   *
   * @throws IOException if it cannot be had; asking again may help
   */
  Payload read(NodeId peer, long snapshot, String name, long from) throws IOException;
}
