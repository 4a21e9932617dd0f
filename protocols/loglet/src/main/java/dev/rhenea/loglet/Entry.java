package dev.rhenea.loglet;

import dev.rhenea.payload.Payload;

/** What stands at an offset below the tail. */
public sealed interface Entry {
  LogletOffset offset();

  /** What somebody appended. */
  record Data(LogletOffset offset, Payload payload) implements Entry {}

  /** A position that a composition filled to stay dense (rule S4); nobody appended it. */
  record Filler(LogletOffset offset) implements Entry {}
}
