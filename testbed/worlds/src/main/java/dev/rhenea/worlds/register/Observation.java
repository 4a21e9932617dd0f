package dev.rhenea.worlds.register;

import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.WriteResult;
import java.util.Optional;

/** A call as its client saw it. Start and end are moments of one clock that never stands still. */
public sealed interface Observation {
  /** A moment after everything: what never ended, ended then. */
  long NEVER = Long.MAX_VALUE;

  long start();

  long end();

  /** The version the call returned, if it did. */
  Optional<Version> version();

  /** A read that was answered. */
  record Read(long start, long end, Versioned seen) implements Observation {
    @Override
    public Optional<Version> version() {
      return Optional.of(seen.version());
    }
  }

  /** A conditional write; without a result if its client died before. */
  record Write(long start, long end, Payload value, Version expected, Optional<WriteResult> result)
      implements Observation {
    @Override
    public Optional<Version> version() {
      return result.flatMap(
          r -> r instanceof WriteResult.Written(Version v) ? Optional.of(v) : Optional.empty());
    }

    boolean lost() {
      return result.equals(Optional.of(new WriteResult.Conflict()));
    }
  }
}
