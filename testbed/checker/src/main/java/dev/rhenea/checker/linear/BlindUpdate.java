package dev.rhenea.checker.linear;

import dev.rhenea.checker.history.Value;
import java.util.Set;

/**
 * An action that may change the state, and that every state allows.
 *
 * @param <S> as of {@link Action}
 */
public interface BlindUpdate<S> extends Action<S> {

  @Override
  default boolean observes() {
    return false;
  }

  @Override
  default boolean tells() {
    return false;
  }

  @Override
  default Set<Value> needs() {
    return Set.of();
  }
}
