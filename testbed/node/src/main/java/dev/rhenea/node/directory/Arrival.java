package dev.rhenea.node.directory;

/** What becomes of a node that starts, and says who and where it is. */
public sealed interface Arrival {
  /** It is one of the members as they stand. */
  record Known() implements Arrival {}

  /** It is one of the members once these are written. */
  record Admitted(Members next) implements Arrival {}

  /** It is not, and nothing is to be written. */
  record Refused(String reason) implements Arrival {}
}
