package dev.rhenea.simulator;

/** Watches the messages between nodes: for charts, and for people who ask why. */
@FunctionalInterface
public interface MessageObserver {
  /** Called when the fate of a message is known, outside of any handler. */
  void observe(Transmission message);
}
