package dev.rhenea.environment;

import dev.rhenea.payload.Payload;
import java.time.Duration;

/**
 * Messages between units. No order is promised between any two messages, not even from one unit to
 * another. Loop-confined like its environment.
 */
public interface Network {
  /**
   * Sends a message and awaits its reply. Delivered at most once. Unavailable when no reply came
   * within {@code timeout}, when the node cannot be reached, or when the role answered so; in all
   * these cases the message may have taken effect.
   */
  Future<Payload> request(Address to, Payload message, Duration timeout);

  /** Sends a message without an answer. It may be lost, and it may be delivered twice. */
  void send(Address to, Payload message);
}
