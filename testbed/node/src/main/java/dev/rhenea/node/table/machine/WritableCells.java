package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;

/** The same, changed; what was written is read at once. */
public interface WritableCells extends Cells {
  void put(Payload key, Payload value);

  /** Removes a cell; not an error if it is not there. */
  void delete(Payload key);
}
