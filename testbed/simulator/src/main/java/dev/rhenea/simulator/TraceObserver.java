package dev.rhenea.simulator;

/** Watches the steps that protocols report. */
@FunctionalInterface
public interface TraceObserver {
  /**
   * Called inside the handler that reports the step. May use {@link Faults}: a node that is crashed
   * here does nothing any more, not even what is left of that handler has an effect.
   */
  void observe(Traced step);
}
