package dev.rhenea.node.table.copy;

import dev.rhenea.virtuallog.Lsn;
import java.io.IOException;
import java.nio.file.Path;

/** Where states to copy come from, and where copies go. */
public interface Checkpoints {
  /** Every command below this position is in the state. */
  Lsn cursor();

  /** Puts a durable state that is not older than this call into {@code folder}, which is new. */
  void checkpoint(Path folder) throws IOException;

  /**
   * The cursor of the state in {@code folder}.
   *
   * @throws IOException if there is none that can be used
   */
  Lsn inspect(Path folder) throws IOException;

  /** Replaces the state by that in {@code folder}, which is moved away. */
  void adopt(Path folder) throws IOException;
}
