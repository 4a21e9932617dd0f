package dev.rhenea.environment;

/** Runs the events of one unit, one at a time, in the order in which they were submitted. */
public interface EventLoop {
  /**
   * Runs {@code event} later, as an event of its own, never inside the caller. The only method that
   * any thread may call; events submitted by one thread keep their order.
   */
  void execute(Runnable event);

  /**
   * Reports a bug: an invariant that does not hold, an exception nobody planned for. The simulator
   * fails the run; a node stops the unit loudly. Never called for what can happen to a correct
   * program (an unreachable node, a full disk): that is {@link Unavailable}.
   */
  void fault(Throwable bug);
}
