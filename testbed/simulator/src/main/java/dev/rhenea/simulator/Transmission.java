package dev.rhenea.simulator;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;

/**
 * A message that was put on the wire, and what became of it.
 *
 * @param from the node that sent it
 * @param to the node it was meant for
 * @param role the role that was asked, also of an answer
 * @param sent virtual nanoseconds
 * @param ended virtual nanoseconds: when it arrived, or was lost
 * @param arrived whether it reached the node; whether the node was up is another matter
 */
public record Transmission(
    NodeId from,
    NodeId to,
    Address role,
    Kind kind,
    Payload bytes,
    long sent,
    long ended,
    boolean arrived) {
  /** How a message is meant. */
  public enum Kind {
    SEND,
    REQUEST,
    REPLY,
    /** An answer that says why there is none: its bytes are text. */
    REFUSAL
  }
}
