package dev.rhenea.virtuallog;

import dev.rhenea.register.Version;

/** A record and the version it was read or written as. */
public record Stored(Version version, ChainRecord record) {
  public Chain chain() {
    return record.chain();
  }
}
