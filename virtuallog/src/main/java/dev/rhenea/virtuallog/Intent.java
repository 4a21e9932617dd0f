package dev.rhenea.virtuallog;

import dev.rhenea.spec.ProtocolSpec;

/**
 * The wish to replace one segment's Loglet as the active one, recorded in the MetaStore before
 * anything is sealed: whoever finds it there can drive it to its end, so a switch is never lost
 * (V4, V5).
 *
 * @param replaces the active segment when the intent was recorded: a reconfiguration never seals
 *     the segment that another one has just installed
 * @param target what to install, as people write it: without storage ids
 */
public record Intent(IntentId id, SegmentId replaces, ProtocolSpec target) {
  @Override
  public String toString() {
    return "intent " + id + ": replace " + replaces + " by " + target;
  }
}
