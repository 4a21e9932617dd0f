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
 * <p>A copy of a closed segment is never claimed; its stages are in {@link CopyState}. Until it is
 * finished the stored form has a version of its own, which builds before refuse: to them it would
 * be an open Loglet. A finished one is a sealed Loglet to them, and may be.
 *
 * @param created the members it was created with; empty if it was not (rule N14)
 * @param claim the incarnation whose appends it takes (rule N12)
 * @param sealed whether appends are refused for ever
 * @param destroyed the tombstone (rule N14)
 * @param copy how far it has come, if it is a copy (rule V10)
 */
record LogServerState(
    Optional<NativeParameters> created,
    Optional<Incarnation> claim,
    boolean sealed,
    boolean destroyed,
    Optional<CopyState> copy) {
  /** Of a data folder that never heard of the Loglet. */
  static final LogServerState NOTHING =
      new LogServerState(Optional.empty(), Optional.empty(), false, false, Optional.empty());

  private static final int VERSION = 1;
  private static final int VERSION_OF_UNFINISHED_COPIES = 2;

  /** Whether there is a Loglet here that may be asked anything. */
  boolean exists() {
    return created.isPresent()
        && !destroyed
        && copy.filter(CopyState.Begun.class::isInstance).isEmpty(); // V10
  }

  /** Whether there is a copy here, for those who write it. */
  boolean isCopy() {
    return created.isPresent() && !destroyed && copy.isPresent();
  }

  /** Whether it is a copy of which it is not known that it exists (C4). */
  boolean isUnfinished() {
    return copy.isPresent() && !(copy.get() instanceof CopyState.Finished);
  }

  boolean isClaimedBy(Incarnation incarnation) {
    return claim.filter(incarnation::equals).isPresent();
  }

  LogServerState createdWith(NativeParameters parameters) {
    return new LogServerState(Optional.of(parameters), claim, sealed, destroyed, copy);
  }

  LogServerState begunWith(NativeParameters parameters, CopyState.Begun begun) {
    return new LogServerState(
        Optional.of(parameters), claim, sealed, destroyed, Optional.of(begun));
  }

  /** A copy is sealed as soon as it is whole: from then on it is reported. */
  LogServerState with(CopyState stage) {
    return new LogServerState(
        created,
        claim,
        sealed || !(stage instanceof CopyState.Begun),
        destroyed,
        Optional.of(stage));
  }

  LogServerState claimedBy(Incarnation incarnation) {
    return new LogServerState(created, Optional.of(incarnation), sealed, destroyed, copy);
  }

  LogServerState seal() {
    return new LogServerState(created, claim, true, destroyed, copy);
  }

  LogServerState destroy() {
    return new LogServerState(created, claim, sealed, true, Optional.empty());
  }

  Payload toPayload() {
    PayloadWriter out =
        new PayloadWriter()
            .tag(isUnfinished() ? VERSION_OF_UNFINISHED_COPIES : VERSION)
            .optional(created, (to, parameters) -> parameters.write(to))
            .optional(claim, (to, incarnation) -> incarnation.write(to))
            .bool(sealed)
            .bool(destroyed);
    return copy.isEmpty()
        ? out.toPayload()
        : out.optional(copy, CopyState::write).toPayload(); // builds before pass over it
  }

  static LogServerState of(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    int version = in.tag();
    if (version != VERSION && version != VERSION_OF_UNFINISHED_COPIES) {
      throw new MalformedPayloadException(
          "the state of a LogServer in version %d, this node reads %d: upgrade this node first"
              .formatted(version, VERSION_OF_UNFINISHED_COPIES));
    }
    return new LogServerState(
        in.optional(NativeParameters::read),
        in.optional(Incarnation::read),
        in.bool(),
        in.bool(),
        in.hasMore() ? in.optional(CopyState::read) : Optional.empty());
  }
}
