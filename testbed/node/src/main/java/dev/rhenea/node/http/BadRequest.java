package dev.rhenea.node.http;

import java.io.Serial;

/** A request that says something this interface does not understand. */
final class BadRequest extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  BadRequest(String message) {
    super(message);
  }
}
