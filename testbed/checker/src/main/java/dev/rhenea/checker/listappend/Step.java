package dev.rhenea.checker.listappend;

import dev.rhenea.checker.history.Value;
import java.util.List;

/** One step of a transaction, as far as something is known of it. */
sealed interface Step {

  Value key();

  /** Puts {@code value} at the end of the list. */
  record Append(Value key, Value value) implements Step {}

  /** Was answered with the whole list. */
  record Read(Value key, List<Value> found) implements Step {}
}
