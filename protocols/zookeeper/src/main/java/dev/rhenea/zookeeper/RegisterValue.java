package dev.rhenea.zookeeper;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * A register's value as it lies in ZooKeeper: with the write that made it (rule V7).
 *
 * @param handle the handle that wrote it, random
 * @param number which of the handle's writes it was, from 0
 */
record RegisterValue(long handle, long number, Payload bytes) {
  private static final int FORMAT = 1;

  boolean isOf(RegisterValue write) {
    return handle == write.handle && number == write.number;
  }

  Payload encode() {
    return new PayloadWriter().tag(FORMAT).number(handle).number(number).rest(bytes).toPayload();
  }

  static RegisterValue decode(Payload stored) {
    PayloadReader in = new PayloadReader(stored);
    Formats.require(FORMAT, in);
    return new RegisterValue(in.number(), in.number(), in.rest());
  }
}
