package dev.rhenea.environment;

import dev.rhenea.payload.Payload;

/**
 * A server part of a protocol: it answers messages, one at a time, on the loop of its (node, unit).
 * Opened on the first message for it, from what storage holds; opening never creates state (rule
 * N14).
 */
public interface Role {
  /**
   * Answers a request. The reply may come at any later time; an unavailable reply reaches the
   * requester as such. A request may arrive after its sender stopped waiting.
   *
   * @param from the node that asks
   */
  Future<Payload> request(NodeId from, Payload message);

  /** Takes a one-way message, which may have been lost before, or may come twice. */
  void send(NodeId from, Payload message);
}
