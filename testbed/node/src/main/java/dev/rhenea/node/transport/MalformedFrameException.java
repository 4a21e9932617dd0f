package dev.rhenea.node.transport;

import java.io.IOException;
import java.io.Serial;

/** The bytes of a connection are no frames of ours; the connection is of no further use. */
final class MalformedFrameException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  MalformedFrameException(String message) {
    super(message);
  }
}
