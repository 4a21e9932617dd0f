package dev.rhenea.loglet;

/** Why an append was refused before anything was written. */
public sealed interface Rejection {
  /** The entry has {@code size} bytes; the handle takes at most {@code largest}. */
  record TooLarge(int size, int largest) implements Rejection {}

  /** As many entries or bytes are in flight as the handle allows; try again when some completed. */
  record Overloaded() implements Rejection {}

  /** The handle was closed before the call. */
  record Closed() implements Rejection {}
}
