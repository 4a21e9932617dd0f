package dev.rhenea.paxos;

import dev.rhenea.environment.Trace;
import dev.rhenea.register.Version;

/**
 * The steps of the register, for observers. At most one write is {@link Chosen} per version, by
 * whomever it is reported (invariant I7).
 */
public sealed interface PaxosTrace extends Trace {
  /** An acceptor promised to take no lower ballot in {@code slot}. */
  record Promise(Version slot, Ballot ballot) implements PaxosTrace {}

  /** An acceptor accepted the value of {@code write} in {@code slot}. */
  record Accept(Version slot, Ballot ballot, WriteId write) implements PaxosTrace {}

  /** A proposer begins to ask for promises. */
  record Prepare(Version slot, Ballot ballot) implements PaxosTrace {}

  /** A proposer has a majority of promises and proposes the value of {@code write}. */
  record Propose(Version slot, Ballot ballot, WriteId write) implements PaxosTrace {}

  /** A proposer met a higher ballot, or silence, and pauses. */
  record StandBack(Version slot, Ballot higher) implements PaxosTrace {}

  /**
   * A proposer or reader found out that the value of {@code write} is the one of {@code version}.
   */
  record Choice(Version version, WriteId write) implements PaxosTrace {}
}
