package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;

/** One thing that a transaction does; later ones see what earlier ones did. */
public sealed interface Action {
  String key();

  /** Sets a key. */
  record Put(String key, Payload value) implements Action {}

  /** Removes a key; not an error if it is not there. */
  record Delete(String key) implements Action {}

  /** Reads a key. */
  record Get(String key) implements Action {}
}
