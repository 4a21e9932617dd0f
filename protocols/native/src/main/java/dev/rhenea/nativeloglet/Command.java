package dev.rhenea.nativeloglet;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * What stands at a position: an entry, and which append of which handle put it there. Two commands
 * are the same iff handle and number are (rule N13).
 *
 * @param handle random, drawn when the handle was opened
 * @param number of the append within its handle, from 0
 */
record Command(long handle, long number, Payload payload) {
  /** A position of a copy without an entry; appends are numbered from 0. */
  static final Command FILLER = new Command(0, -1, Payload.empty());

  /** An entry of a copy: its position says what it is, as nobody appended it here. */
  static Command copied(long position, Payload payload) {
    return new Command(0, position, payload);
  }

  boolean isFiller() {
    return number < 0;
  }

  boolean isSameAs(Command other) {
    return handle == other.handle && number == other.number;
  }

  void write(PayloadWriter out) {
    out.number(handle).number(number).payload(payload);
  }

  static Command read(PayloadReader in) {
    return new Command(in.number(), in.number(), in.payload());
  }

  @Override
  public String toString() {
    return Long.toHexString(handle) + "#" + number;
  }
}
