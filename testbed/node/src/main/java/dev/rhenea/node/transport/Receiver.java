package dev.rhenea.node.transport;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;

/** What a node does with what arrives. Called on the transport's loop; must return at once. */
public interface Receiver {
  /** Where the reply to one request goes; takes one of the two, from any thread. */
  interface ReplyTo {
    void reply(Payload message);

    void fail(Diagnosis why);
  }

  /**
   * A request of another node.
   *
   * @param handled to be run, on any thread, when the message no longer takes up memory here
   */
  void request(NodeId from, Frame.Request request, ReplyTo replyTo, Runnable handled);

  /** A one-way message of another node; {@code handled} as above. */
  void send(NodeId from, Frame.Send message, Runnable handled);

  /** The reply to a request that was sent under {@code id}. */
  void replied(long id, Payload message);

  /** There will be no reply to the request {@code id}. */
  void failed(long id, Diagnosis why);

  /** A connection to {@code peer} ended: requests that were sent over it have no reply. */
  void lost(NodeId peer, Diagnosis why);
}
