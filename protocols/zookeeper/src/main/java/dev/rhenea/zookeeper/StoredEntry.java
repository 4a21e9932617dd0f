package dev.rhenea.zookeeper;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * An entry as it lies in ZooKeeper: with the append that wrote it, so that a handle that lost its
 * connection can tell which of its appends landed.
 *
 * @param handle the handle that appended it, random
 * @param number which of the handle's appends it was, from 0
 */
record StoredEntry(long handle, long number, Payload payload) {
  private static final int FORMAT = 1;

  Payload encode() {
    return new PayloadWriter().tag(FORMAT).number(handle).number(number).rest(payload).toPayload();
  }

  static StoredEntry decode(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    Formats.require(FORMAT, in);
    return new StoredEntry(in.number(), in.number(), in.rest());
  }
}
