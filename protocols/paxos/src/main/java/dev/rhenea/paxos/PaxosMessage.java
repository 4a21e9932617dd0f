package dev.rhenea.paxos;

import dev.rhenea.environment.StorageId;
import dev.rhenea.register.Version;
import java.util.Optional;

/**
 * What proposers and acceptors say to each other, in the order of the protocol. A request names the
 * data folder it is meant for ({@code to}), so that an acceptor which lost its disk, and its votes
 * with it, answers {@link Unknown} instead (rule P6).
 */
sealed interface PaxosMessage {
  /** From a proposer to an acceptor. */
  sealed interface Request extends PaxosMessage {}

  /** From an acceptor to a proposer. */
  sealed interface Reply extends PaxosMessage {}

  /**
   * Asks who the acceptor is, before its data folder can be named, and what it knows. Answered by
   * {@link Identity}.
   */
  record Identify() implements Request {}

  /** Makes the acceptor, if it is not there yet. Answered by {@link Knows}. */
  record Create(StorageId to, Chosen newest) implements Request {}

  /**
   * Asks where the slot after {@code known} stands. Answered by {@link Holds}, or by {@link Knows}
   * if the acceptor is ahead.
   */
  record Inspect(StorageId to, Version known) implements Request {}

  /** Phase 1 for the slot after {@code newest}. Answered by {@link Promised}. */
  record Prepare(StorageId to, Chosen newest, Ballot ballot) implements Request {}

  /** Phase 2 for the slot after {@code newest}. Answered by {@link Accepted}. */
  record Accept(StorageId to, Chosen newest, Vote vote) implements Request {}

  /** Tells what was chosen. Not answered, may be lost. */
  record Learn(StorageId to, Chosen newest) implements Request {}

  /** The acceptor's data folder, and the newest version it knows, if it was created. */
  record Identity(StorageId storage, Optional<Chosen> newest) implements Reply {}

  /** The newest version the acceptor knows to be chosen; the slot asked about is decided. */
  record Knows(Chosen newest) implements Reply {}

  /** What the acceptor accepted in the slot, if anything. */
  record Holds(Optional<Vote> accepted) implements Reply {}

  /** The acceptor will accept no lower ballot; this is what it accepted before. */
  record Promised(Optional<Vote> accepted) implements Reply {}

  /** The acceptor accepted. */
  record Accepted() implements Reply {}

  /** The acceptor promised a higher ballot. */
  record Preempted(Ballot promised) implements Reply {}

  /** No such acceptor here: never created, or in another data folder. Counts for nothing (N14). */
  record Unknown() implements Reply {}
}
