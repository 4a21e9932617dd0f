package dev.rhenea.checker.linear;

import dev.rhenea.checker.history.Value;
import java.util.Set;

/**
 * An action that leaves every state as it is, and that not every state allows.
 *
 * @param <S> as of {@link Action}
 */
public interface Observation<S> extends Action<S> {

  @Override
  default boolean observes() {
    return true;
  }

  @Override
  default boolean tells() {
    return true;
  }

  @Override
  default Set<Value> brings() {
    return Set.of();
  }
}
