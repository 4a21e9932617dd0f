package dev.rhenea.virtuallog;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.spec.ProtocolSpec;

/**
 * A copy that may take the place of a closed segment's Loglet. It is in the MetaStore before
 * anything of it exists, so that nobody has to search for what a dead copier left.
 *
 * @param author who copies
 * @param segment the closed segment
 * @param original the Loglet that holds it; with another one the attempt has failed
 * @param copy the Loglet that is being filled, its own for every attempt (V7)
 * @param target what it is made of; stores outside the cluster are bound, nodes are not yet
 */
public record Attempt(
    NodeId author, SegmentId segment, LogletId original, LogletId copy, ProtocolSpec target) {
  /** Whether it could still succeed. */
  boolean fits(Chain chain) {
    return chain
        .segment(segment)
        .filter(now -> !now.isOpen() && now.loglet().equals(original)) // V10: the stop is installed
        .isPresent();
  }

  Leftover leftover() {
    return new Leftover(copy, target);
  }

  @Override
  public String toString() {
    return "copy of %s to %s by %s".formatted(segment, target, author);
  }
}
