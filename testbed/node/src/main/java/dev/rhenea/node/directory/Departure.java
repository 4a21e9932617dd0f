package dev.rhenea.node.directory;

/** What becomes of a node that is to be a member no more. */
public sealed interface Departure {
  /** It is none. */
  record Gone() implements Departure {}

  /** It is none once these are written. */
  record Leaving(Members next) implements Departure {}

  /** The members are not those for which it was found that it may leave. */
  record Changed() implements Departure {}
}
