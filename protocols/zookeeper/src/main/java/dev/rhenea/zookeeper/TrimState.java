package dev.rhenea.zookeeper;

import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * What of a Loglet's beginning is gone.
 *
 * @param mark everything below may be dropped; never goes back
 * @param swept everything below was deleted; at most {@code mark}
 * @param destroyed the Loglet is no more
 */
record TrimState(LogletOffset mark, LogletOffset swept, boolean destroyed) {
  static final TrimState NOTHING = new TrimState(LogletOffset.ZERO, LogletOffset.ZERO, false);

  private static final int FORMAT = 1;

  TrimState withMark(LogletOffset offset) {
    return new TrimState(LogletOffset.max(mark, offset), swept, destroyed);
  }

  TrimState withSwept(LogletOffset offset) {
    return new TrimState(mark, LogletOffset.max(swept, offset), destroyed);
  }

  /** The state of a Loglet destroyed at that tail: all of it is to be swept. */
  TrimState destroyedAt(LogletOffset tail) {
    return new TrimState(LogletOffset.max(mark, tail), swept, true);
  }

  boolean isSwept() {
    return swept.equals(mark);
  }

  Payload encode() {
    return new PayloadWriter()
        .tag(FORMAT)
        .number(mark.value())
        .number(swept.value())
        .bool(destroyed)
        .toPayload();
  }

  static TrimState decode(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    Formats.require(FORMAT, in);
    return new TrimState(new LogletOffset(in.number()), new LogletOffset(in.number()), in.bool());
  }
}
