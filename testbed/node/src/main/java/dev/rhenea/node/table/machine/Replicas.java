package dev.rhenea.node.table.machine;

import dev.rhenea.environment.NodeId;
import dev.rhenea.virtuallog.Lsn;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the replicas announced, among the cells. */
public final class Replicas {
  private Replicas() {}

  /** Takes note; the latest announcement counts, even if it is lower than one before. */
  static void announce(WritableCells cells, Command.Announce announced) {
    cells.put(Layout.replica(announced.node().name()), Layout.encode(announced.durable()));
  }

  /** Up to where each replica that ever announced has its state on disk, as it said last. */
  public static SortedMap<NodeId, Lsn> durable(Cells cells) {
    SortedMap<NodeId, Lsn> durable = new TreeMap<>();
    cells.scan(
        Layout.begin('r'),
        Layout.end('r'),
        (cell, position) -> {
          durable.put(new NodeId(Layout.name(cell)), Layout.lsn(position));
          return true;
        });
    return durable;
  }
}
