package dev.rhenea.simulator;

/** What an open world asks for when something may turn out well or badly. */
public enum Chance {
  /** 1: the message is lost. */
  LOSS,
  /** 1: the one-way message arrives twice. */
  DUPLICATION,
  /** How many of a crashed unit's unsynced writes survive. */
  SURVIVAL,
  /** 1: the crashed node refuses connections instead of being silent. */
  REFUSAL,
  /** 1: the timer may fire at any moment from now on, and not only when nothing else can happen. */
  EAGERNESS
}
