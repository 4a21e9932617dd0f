package dev.rhenea.nativeloglet;

import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * One life of a sequencer, from the start of its node to its end: a random number. The counter dies
 * with it, so a LogServer takes appends from one incarnation only (rule N12).
 */
record Incarnation(long value) {
  void write(PayloadWriter out) {
    out.number(value);
  }

  static Incarnation read(PayloadReader in) {
    return new Incarnation(in.number());
  }

  @Override
  public String toString() {
    return Long.toHexString(value);
  }
}
