package dev.rhenea.paxos;

import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * Tells one conditional write from every other, also from one with the same bytes (rules P3, V7).
 *
 * @param incarnation random, of the handle that writes
 * @param number counts that handle's writes, from 1
 */
public record WriteId(long incarnation, long number) {
  /** What stands for a write in version 0, which nobody wrote. */
  static final WriteId CREATION = new WriteId(0, 0);

  void write(PayloadWriter out) {
    out.number(incarnation).number(number);
  }

  static WriteId read(PayloadReader in) {
    return new WriteId(in.number(), in.number());
  }

  @Override
  public String toString() {
    return Long.toHexString(incarnation) + "#" + number;
  }
}
