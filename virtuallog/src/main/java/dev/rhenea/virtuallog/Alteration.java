package dev.rhenea.virtuallog;

import dev.rhenea.payload.Payload;
import java.util.Optional;

/** What is to be different in the copy that takes a segment's place. */
public sealed interface Alteration {
  /** Nothing: the same entries in another Loglet. */
  record None() implements Alteration {}

  /** Another entry at that position. */
  record Replace(Lsn at, Payload entry) implements Alteration {}

  /** No entry at that position any more. */
  record Delete(Lsn at) implements Alteration {}

  /** The position it is about. */
  default Optional<Lsn> position() {
    return switch (this) {
      case None() -> Optional.empty();
      case Replace(Lsn at, Payload entry) -> Optional.of(at);
      case Delete(Lsn at) -> Optional.of(at);
    };
  }

  /** What stands at that position afterwards; the append's id stays what it was (V3). */
  default Envelope apply(Lsn lsn, Envelope before) {
    return switch (this) {
      case Replace(Lsn at, Payload entry) when at.equals(lsn) ->
          new Envelope.Filled(before.id(), entry);
      case Delete(Lsn at) when at.equals(lsn) -> new Envelope.Tombstone(before.id());
      default -> before;
    };
  }
}
