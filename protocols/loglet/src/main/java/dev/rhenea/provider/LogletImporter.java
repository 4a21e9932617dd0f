package dev.rhenea.provider;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.spec.ProtocolSpec;

/** Fills a freshly created Loglet with the entries of another one (rule V10). */
public interface LogletImporter {
  /** Writes an entry at its own offset; the same call again changes nothing. */
  Future<Done> write(
      Host host, LogletId id, ProtocolSpec created, Entry entry, HandleLimits limits);

  /** Seals the copy at {@code tail}; fails if an offset below it is missing. */
  Future<Done> finish(
      Host host, LogletId id, ProtocolSpec created, LogletOffset tail, HandleLimits limits);
}
