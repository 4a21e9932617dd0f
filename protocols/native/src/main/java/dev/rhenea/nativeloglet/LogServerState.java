package dev.rhenea.nativeloglet;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Optional;

/**
 * What a LogServer knows besides its log: one durable cell. Every part is set once and never goes
 * back.
 *
 * <pre>
 *   nothing --create--> created --claim--> claimed --seal--> sealed --destroy--> destroyed
 *      \________________________seal may come before any of the others________/
 * </pre>
 *
 * @param created the members it was created with; empty if it was not (rule N14)
 * @param claim the incarnation whose appends it takes (rule N12)
 * @param sealed whether appends are refused for ever
 * @param destroyed the tombstone (rule N14)
 */
record LogServerState(
    Optional<NativeParameters> created,
    Optional<Incarnation> claim,
    boolean sealed,
    boolean destroyed) {
  /** Of a data folder that never heard of the Loglet. */
  static final LogServerState NOTHING =
      new LogServerState(Optional.empty(), Optional.empty(), false, false);

  private static final int VERSION = 1;

  /** Whether there is a Loglet here that may be asked anything. */
  boolean exists() {
    return created.isPresent() && !destroyed;
  }

  boolean isClaimedBy(Incarnation incarnation) {
    return claim.filter(incarnation::equals).isPresent();
  }

  LogServerState createdWith(NativeParameters parameters) {
    return new LogServerState(Optional.of(parameters), claim, sealed, destroyed);
  }

  LogServerState claimedBy(Incarnation incarnation) {
    return new LogServerState(created, Optional.of(incarnation), sealed, destroyed);
  }

  LogServerState seal() {
    return new LogServerState(created, claim, true, destroyed);
  }

  LogServerState destroy() {
    return new LogServerState(created, claim, sealed, true);
  }

  Payload toPayload() {
    return new PayloadWriter()
        .tag(VERSION)
        .optional(created, (to, parameters) -> parameters.write(to))
        .optional(claim, (to, incarnation) -> incarnation.write(to))
        .bool(sealed)
        .bool(destroyed)
        .toPayload();
  }

  static LogServerState of(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    int version = in.tag();
    if (version != VERSION) {
      throw new MalformedPayloadException(
          "the state of a LogServer in version %d, this node reads %d: upgrade this node first"
              .formatted(version, VERSION));
    }
    return new LogServerState(
        in.optional(NativeParameters::read), in.optional(Incarnation::read), in.bool(), in.bool());
  }
}
