package dev.rhenea.paxos;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.WriteResult;
import java.util.List;
import java.util.Optional;

/**
 * Writes a value as the version after an expected one: finds that version if it is not known yet,
 * proposes in the slot after it, and tells by the write id who won.
 */
final class Write {
  private final Call call;
  private final List<NodeId> seeds;
  private final Version expected;
  private final WriteId id;

  /** A write that has not begun. */
  Write(Call call, List<NodeId> seeds, Version expected) {
    this.call = call;
    this.seeds = seeds;
    this.expected = expected;
    this.id = call.proposer().nextWrite();
  }

  /** Runs until it is known who won, or the call is over. */
  Future<WriteResult> run(Payload bytes) {
    return run(bytes, Optional.empty());
  }

  /** The same with other acceptors from the next slot on. */
  Future<WriteResult> run(Payload bytes, Optional<Members> next) {
    Optional<Chosen> known =
        call.proposer().newest().filter(v -> v.version().compareTo(expected) >= 0);
    Future<Chosen> newest =
        known.map(call.environment()::completed).orElseGet(() -> new Read(call, seeds).run());
    return newest.compose(version ->
        version.version().equals(expected)
            ? propose(version, bytes, next.orElse(version.members())) // P4
            : call.environment().completed(new WriteResult.Conflict()));
  }

  private Future<WriteResult> propose(Chosen version, Payload bytes, Members next) {
    Propose propose =
        new Propose(call, version, Optional.of(version.envelope().followedBy(id, next, bytes)));
    return propose
        .run()
        .map(outcome ->
            switch (outcome) {
              case Propose.Outcome.Decided(Chosen newest) ->
                  result(newest, version.slot(), id, propose.offered());
              case Propose.Outcome.Undecided() ->
                  throw new IllegalStateException("a write left its slot undecided");
            });
  }

  /**
   * How the write {@code id} in {@code slot} ended (rules P3, V7), seen from a later version: its
   * id tells, never its bytes. If that version is too late to tell, an offered value may have won.
   */
  static WriteResult result(Chosen newest, Version slot, WriteId id, boolean offered) {
    Optional<WriteId> winner = newest.writerOf(slot);
    if (winner.equals(Optional.of(id))) {
      return new WriteResult.Written(slot);
    }
    return winner.isPresent() || !offered
        ? new WriteResult.Conflict()
        : new WriteResult.Indeterminate(
            Diagnosis.of("write as " + slot + ": the register is at " + newest.version()));
  }
}
