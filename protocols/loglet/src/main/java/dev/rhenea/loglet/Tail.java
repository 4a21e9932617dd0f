package dev.rhenea.loglet;

/**
 * A consistent observation of a Loglet's end. Observations of one Loglet merge by one law: offsets
 * advance, and what is sealed never unseals.
 */
public sealed interface Tail {
  /** The first unwritten offset. */
  LogletOffset offset();

  /** No seal had completed when the observation began. */
  record Open(LogletOffset offset) implements Tail {}

  /** Sealed; every acknowledged append is below {@code offset}. */
  record Sealed(LogletOffset offset) implements Tail {}

  /** What both observations together say; associative, commutative, idempotent. */
  default Tail merge(Tail other) {
    LogletOffset end = LogletOffset.max(offset(), other.offset());
    return this instanceof Sealed || other instanceof Sealed ? new Sealed(end) : new Open(end);
  }
}
