package dev.rhenea.paxos;

import dev.rhenea.paxos.PaxosMessage.Holds;
import dev.rhenea.paxos.PaxosMessage.Knows;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.quorum.Tally;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What the acceptors of the slot after a version tell about it (rule P1). */
sealed interface InspectDecision {
  /** Nothing was chosen in the slot when the question was asked: the version is the current one. */
  record Current() implements InspectDecision {}

  /** A newer version was chosen. */
  record Newer(Chosen chosen) implements InspectDecision {}

  /** Somebody proposed in the slot and may have succeeded: it has to be completed to know. */
  record Pending(Ballot highest) implements InspectDecision {}

  /** The decision, as soon as the replies allow one. */
  static Optional<InspectDecision> of(Chosen version, Tally<Reply> tally) {
    Optional<Chosen> known = newest(tally);
    if (known.isPresent()) {
      return known.map(Newer::new);
    }
    Optional<Vote> highest = highest(votes(tally));
    Optional<Vote> chosen = highest.filter(vote -> tally.quorum(reply -> holds(reply, vote))); // P1
    if (chosen.isPresent()) {
      return chosen.map(vote -> new Newer(version.followedBy(vote.envelope())));
    }
    if (!tally.quorum(reply -> reply instanceof Holds)) {
      return Optional.empty();
    }
    return Optional.of(
        highest.<InspectDecision>map(vote -> new Pending(vote.ballot())).orElse(new Current()));
  }

  /** The newest version that any of the replies knows to be chosen. */
  static Optional<Chosen> newest(Tally<Reply> tally) {
    return tally.replies().stream()
        .flatMap(reply -> reply instanceof Knows(Chosen chosen) ? Stream.of(chosen) : Stream.of())
        .max(Comparator.comparing(Chosen::version));
  }

  /** The vote with the highest ballot. */
  static Optional<Vote> highest(Stream<Vote> votes) {
    return votes.max(Comparator.comparing(Vote::ballot));
  }

  private static Stream<Vote> votes(Tally<Reply> tally) {
    return tally.replies().stream()
        .flatMap(reply -> reply instanceof Holds(var vote) ? vote.stream() : Stream.of());
  }

  private static boolean holds(Reply reply, Vote vote) {
    return reply instanceof Holds(var accepted)
        && accepted.map(Vote::ballot).equals(Optional.of(vote.ballot()));
  }
}
