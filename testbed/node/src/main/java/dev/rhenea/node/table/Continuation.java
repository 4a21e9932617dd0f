package dev.rhenea.node.table;

import dev.rhenea.payload.Payload;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a scan goes on. Good on the node that gave it, and for some seconds.
 *
 * @param scan which one
 * @param cell its next cell
 */
public record Continuation(long scan, Payload cell) {
  /** As a client gets it. */
  public String text() {
    return Long.toHexString(scan)
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(cell.toByteArray());
  }

  /** Reads {@link #text}; empty if it is something else. */
  public static Optional<Continuation> parse(String text) {
    int dot = text.indexOf('.');
    try {
      return dot < 1
          ? Optional.empty()
          : Optional.of(
              new Continuation(
                  Long.parseUnsignedLong(text.substring(0, dot), 16),
                  Payload.wrap(Base64.getUrlDecoder().decode(text.substring(dot + 1)))));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
