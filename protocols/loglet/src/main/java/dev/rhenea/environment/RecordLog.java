package dev.rhenea.environment;

import dev.rhenea.payload.Payload;
import java.util.List;

/**
 * Records under ascending indexes, from 0; gaps are allowed. A record may be at most a few MiB.
 * Shows durable records only, see {@link Storage}.
 */
public interface RecordLog {
  /** A record and the index it was written under. */
  record Entry(long index, Payload bytes) {}

  /**
   * Writes a record; writing an index again replaces it, writing below {@link #start} has no
   * effect. Completes when durable.
   */
  Future<Done> write(long index, Payload bytes);

  /**
   * The records in {@code [from, to)} in ascending order, at most about {@code maxBytes} of them
   * but at least one if there is one.
   */
  Future<List<Entry>> read(long from, long to, int maxBytes);

  /** Forgets every record below {@code index}; never goes back. Completes when durable. */
  Future<Done> dropBelow(long index);

  /** The highest index dropped below; 0 at first. */
  long start();

  /** One above the highest index written, at least {@link #start}. */
  long end();
}
