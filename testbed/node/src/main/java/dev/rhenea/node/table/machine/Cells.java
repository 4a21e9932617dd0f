package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.util.Optional;
import java.util.function.BiPredicate;

/** An ordered map of bytes, read. Keys are compared byte by byte, unsigned. */
public interface Cells {
  Optional<Payload> get(Payload key);

  /**
   * Shows the cells from {@code from} (inclusive) to {@code to} (exclusive) in order, as long as
   * {@code visitor} wants more.
   */
  void scan(Payload from, Payload to, BiPredicate<Payload, Payload> visitor);
}
