package dev.rhenea.paxos;

import dev.rhenea.paxos.PaxosMessage.Preempted;
import dev.rhenea.paxos.PaxosMessage.Promised;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.quorum.Tally;
import java.util.Optional;
import java.util.stream.Stream;

/** What the replies to phase 1 allow. */
sealed interface PrepareDecision {
  /**
   * A majority promised.
   *
   * @param bound the value that has to be proposed, because it may be chosen already; if there is
   *     none, nothing was chosen in the slot, and the proposer is free
   */
  record Granted(Optional<Envelope> bound) implements PrepareDecision {}

  /** The slot is decided: this is the newest version. */
  record Decided(Chosen newest) implements PrepareDecision {}

  /** A majority answered, but not all of them promised: somebody has a higher ballot. */
  record Outbid(Ballot higher) implements PrepareDecision {}

  /** The decision, as soon as the replies allow one. */
  static Optional<PrepareDecision> of(Tally<Reply> tally) {
    Optional<Chosen> known = InspectDecision.newest(tally);
    if (known.isPresent()) {
      return known.map(Decided::new);
    }
    if (tally.quorum(reply -> reply instanceof Promised)) {
      Optional<Vote> bound = InspectDecision.highest(votes(tally)); // P1
      return Optional.of(new Granted(bound.map(Vote::envelope)));
    }
    return outbid(tally).map(Outbid::new);
  }

  /** The highest ballot met, if a majority answered and one of them met any. */
  static Optional<Ballot> outbid(Tally<Reply> tally) {
    return tally.replies().stream()
        .flatMap(r -> r instanceof Preempted(Ballot higher) ? Stream.of(higher) : Stream.of())
        .max(Ballot::compareTo)
        .filter(higher -> tally.quorum());
  }

  private static Stream<Vote> votes(Tally<Reply> tally) {
    return tally.replies().stream()
        .flatMap(reply -> reply instanceof Promised(var vote) ? vote.stream() : Stream.of());
  }
}
