package dev.rhenea.paxos;

import dev.rhenea.paxos.PaxosMessage.Accepted;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.quorum.Tally;
import java.util.Optional;

/** What the replies to phase 2 allow. */
sealed interface AcceptDecision {
  /** A majority accepted: the value is chosen. */
  record Won() implements AcceptDecision {}

  /** The slot is decided, by this value or another: this is the newest version. */
  record Decided(Chosen newest) implements AcceptDecision {}

  /** A majority answered, but not all of them accepted: somebody has a higher ballot. */
  record Outbid(Ballot higher) implements AcceptDecision {}

  /** The decision, as soon as the replies allow one. */
  static Optional<AcceptDecision> of(Tally<Reply> tally) {
    if (tally.quorum(reply -> reply instanceof Accepted)) {
      return Optional.of(new Won());
    }
    Optional<Chosen> known = InspectDecision.newest(tally);
    if (known.isPresent()) {
      return known.map(Decided::new);
    }
    return PrepareDecision.outbid(tally).map(Outbid::new);
  }
}
