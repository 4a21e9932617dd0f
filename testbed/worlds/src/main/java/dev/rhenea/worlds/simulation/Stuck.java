package dev.rhenea.worlds.simulation;

import dev.rhenea.checker.Violation;
import java.io.Serial;
import java.util.List;

/** I8: the log does not move, although it could. */
final class Stuck extends AssertionError {
  @Serial private static final long serialVersionUID = 1;

  Stuck(String message) {
    super(message);
  }

  Violation violation() {
    return violation(String.valueOf(getMessage()));
  }

  static Violation violation(String message) {
    return new Violation("I8", "stuck", message, List.of());
  }
}
