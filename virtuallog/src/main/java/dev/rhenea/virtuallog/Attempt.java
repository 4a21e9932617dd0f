package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Optional;

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

  /**
   * What the edit that was to publish the copy came to (V7, V10).
   *
   * <p>Only this attempt's own write puts its copy into the chain, and nothing puts it back there.
   * So before that write was tried, every end is certain: Failed or Superseded, also if the
   * MetaStore is silent. Afterwards the answer comes from the version that was written or read by
   * that very edit, not from the newest one that is known, in which the copy may have been replaced
   * again: the copy is there, or the original is, so that the attempt was given up by another
   * handle (Failed), or the writes of this edit all met a conflict (Superseded), or one of them is
   * in doubt and the copy may have been in the chain for a while (Unfinished).
   */
  ModifyResult outcome(MetaStore.Edited edited) {
    Optional<Segment> now = edited.stored().chain().segment(segment);
    if (now.filter(holding -> holding.loglet().equals(copy)).isPresent()) {
      return new ModifyResult.Modified(segment, copy);
    }
    if (fits(edited.stored().chain())) { // still in the original: never in the chain
      return new ModifyResult.Failed(
          "another handle on %s took whoever copies for dead, and gave the copy up"
              .formatted(author));
    }
    return edited instanceof MetaStore.Edited.Unwanted(Stored current, Optional<Diagnosis> doubt)
            && doubt.isPresent()
        ? new ModifyResult.Unfinished(doubt.get())
        : new ModifyResult.Superseded(now);
  }

  Leftover leftover() {
    return new Leftover(copy, target);
  }

  @Override
  public String toString() {
    return "copy of %s to %s by %s".formatted(segment, target, author);
  }
}
