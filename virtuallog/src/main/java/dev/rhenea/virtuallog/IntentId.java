package dev.rhenea.virtuallog;

import dev.rhenea.environment.NodeId;

/**
 * Names one intent for ever.
 *
 * @param author the node that wants the reconfiguration
 * @param nonce random, drawn anew for every intent
 */
public record IntentId(NodeId author, long nonce) {
  /** {@code n1/3f09}. */
  @Override
  public String toString() {
    return author + "/" + Long.toHexString(nonce);
  }
}
