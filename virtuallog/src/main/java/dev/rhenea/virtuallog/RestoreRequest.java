package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Optional;

/**
 * What is to be restored, and onto what.
 *
 * @param from a store that keeps chains, or a composition of which such stores are parts
 * @param log the name the log had there
 * @param origin which one, if several logs had that name
 * @param to the first position that is not restored; empty for as many as can be had
 * @param into what the copies are made of; empty for what each segment was on, in the same store
 * @param begin what entries are appended to from then on
 */
public record RestoreRequest(
    ProtocolSpec from,
    String log,
    Optional<Long> origin,
    Optional<Lsn> to,
    Optional<ProtocolSpec> into,
    ProtocolSpec begin) {
  /** What the copy of a segment is made of. */
  ProtocolSpec target(Segment segment) {
    return Providers.unbound(into.orElse(segment.created()));
  }

  /** It was not done, and nothing is left of it. */
  RestoreResult failed(Diagnosis why) {
    return new RestoreResult.Failed("restore of log %s: %s".formatted(log, why));
  }
}
