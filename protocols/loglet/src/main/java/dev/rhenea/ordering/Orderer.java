package dev.rhenea.ordering;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import java.time.Duration;

/**
 * The party that orders a Loglet's entries, as a handle reaches it.
 *
 * @param <A> the protocol's message that carries an answer
 */
public interface Orderer<A> {
  /** What it is and where, as in {@code sequencer n1}. */
  String name();

  NodeId node();

  /** Whom entries wait for that it has ordered, as in {@code a majority of LogServers}. */
  String quorum();

  /** Submits entries; unavailable if no answer came within {@code timeout}. */
  Future<A> submit(Submission submission, Duration timeout);

  /** What an answer says. */
  Ordered ordered(A answer);
}
