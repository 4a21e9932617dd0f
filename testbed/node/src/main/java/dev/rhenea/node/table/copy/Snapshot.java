package dev.rhenea.node.table.copy;

import dev.rhenea.virtuallog.Lsn;
import java.util.List;

/**
 * A state of a replica that others may copy.
 *
 * @param id random, so that one of an earlier life of the node is not taken for it
 * @param cursor every command below this position is in it, and perhaps more
 */
public record Snapshot(long id, Lsn cursor, List<Part> parts) {
  public Snapshot {
    parts = List.copyOf(parts);
  }

  /**
   * One file.
   *
   * @param crc its CRC32C
   */
  public record Part(String name, long bytes, int crc) {}

  /** Bytes of all files. */
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }
}
