package dev.rhenea.zookeeper;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadReader;

/** The version byte in front of everything this module stores. */
final class Formats {
  private Formats() {}

  /** Takes the version; data of another major version must not be guessed at. */
  static void require(int known, PayloadReader in) {
    int found = in.tag();
    if (found != known) {
      throw new MalformedPayloadException(
          "stored in format %d, this version reads format %d: upgrade this node first"
              .formatted(found, known));
    }
  }
}
