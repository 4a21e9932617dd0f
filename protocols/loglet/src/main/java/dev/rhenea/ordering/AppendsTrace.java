package dev.rhenea.ordering;

import dev.rhenea.environment.Trace;

/** The steps of a handle's {@link Appends}. */
public sealed interface AppendsTrace extends Trace {
  /** There was no answer in time; the same numbers go out again (rule N13). */
  record Retried(long first, int entries) implements AppendsTrace {}

  /** The first Sealed reply: the handle finishes the seal (rule N9). */
  record MetSeal() implements AppendsTrace {}
}
