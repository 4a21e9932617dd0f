package dev.rhenea.environment;

import dev.rhenea.payload.Payload;
import java.util.Optional;

/** One small value (up to some KiB) that is replaced as a whole, or not at all. */
public interface Cell {
  /** The last durable value, if one was ever written. */
  Optional<Payload> value();

  /** Replaces the value; completes when durable. */
  Future<Done> write(Payload value);
}
