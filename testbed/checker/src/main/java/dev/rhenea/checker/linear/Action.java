package dev.rhenea.checker.linear;

import dev.rhenea.checker.history.Value;
import java.util.Optional;
import java.util.Set;

/**
 * What one call did to a sequential object, if it took effect: its argument together with its
 * answer. Immutable; equal actions do the same and were answered alike, so they are interchangeable
 * (a record is right). An action whose answer nobody knows accepts every answer.
 *
 * <p>{@link #brings()} and {@link #needs()} tell which updates matter to whom. The law: in a
 * linearization, let {@code u} be an update that may be left out, and let no action after it need
 * anything that {@code u} brings; then the rest without {@code u}, and without those that may be
 * left out too, is a linearization. Needing or bringing more than that is never wrong, only slower.
 *
 * @param <S> the states: immutable, with cheap {@code equals} and {@code hashCode}
 */
public interface Action<S> {

  /** Returns the state afterwards; empty if it cannot have been answered so in {@code state}. */
  Optional<S> step(S state);

  /** Returns whether it leaves every state as it is. */
  boolean observes();

  /** Returns whether there is a state in which {@link #step} is empty. */
  boolean tells();

  /** Returns what it puts there for others to find. */
  Set<Value> brings();

  /** Returns what it must find; see {@link #brings()}. */
  Set<Value> needs();
}
