package dev.rhenea.node.table;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a scan goes on. Good on the node that gave it, and for some seconds.
 *
 * @param scan which one
 * @param key its next key
 */
public record Continuation(long scan, String key) {
  /** As a client gets it. */
  public String text() {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return Long.toHexString(scan)
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
                  new String(
                      Base64.getUrlDecoder().decode(text.substring(dot + 1)),
                      StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
