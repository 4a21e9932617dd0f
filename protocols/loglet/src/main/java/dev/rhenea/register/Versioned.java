package dev.rhenea.register;

import dev.rhenea.payload.Payload;

/** A value and the version it was written as; empty at {@link Version#NONE}. */
public record Versioned(Version version, Payload value) {
  /** What a register holds before the first write. */
  public static final Versioned NOTHING = new Versioned(Version.NONE, Payload.empty());
}
