package dev.rhenea.paxos;

import static dev.rhenea.paxos.Samples.after;
import static dev.rhenea.paxos.Samples.tally;
import static dev.rhenea.paxos.Samples.version;
import static dev.rhenea.paxos.Samples.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rhenea.paxos.PaxosMessage.Accepted;
import dev.rhenea.paxos.PaxosMessage.Holds;
import dev.rhenea.paxos.PaxosMessage.Knows;
import dev.rhenea.paxos.PaxosMessage.Preempted;
import dev.rhenea.paxos.PaxosMessage.Promised;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.paxos.PaxosMessage.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules P1, P5 and N14 as tables: what three acceptors say, and what follows. */
class DecisionsTest {
  private static final Chosen V2 = version(2);
  private static final Chosen V3 = version(3);
  private static final Chosen V4 = version(4);
  private static final Vote LOW = vote(1, after(V2, 7));
  private static final Vote HIGH = vote(2, after(V2, 8));

  private static final Holds NOTHING = new Holds(Optional.empty());
  private static final Holds HOLDS_LOW = new Holds(Optional.of(LOW));
  private static final Holds HOLDS_HIGH = new Holds(Optional.of(HIGH));
  private static final Promised FREE = new Promised(Optional.empty());
  private static final Promised BOUND_LOW = new Promised(Optional.of(LOW));
  private static final Promised BOUND_HIGH = new Promised(Optional.of(HIGH));
  private static final Preempted OUTBID = new Preempted(HIGH.ballot());
  private static final Preempted OUTBID_MORE = new Preempted(new Ballot(9, 9));
  private static final Unknown UNKNOWN = new Unknown();
  private static final Accepted ACCEPTED = new Accepted();

  @ParameterizedTest
  @MethodSource
  void inspect(List<Reply> replies, @Nullable InspectDecision expected) {
    assertThat(InspectDecision.of(V2, tally(replies.toArray(Reply[]::new))))
        .isEqualTo(Optional.ofNullable(expected));
  }

  static Stream<Arguments> inspect() {
    InspectDecision current = new InspectDecision.Current();
    InspectDecision pendingLow = new InspectDecision.Pending(LOW.ballot());
    InspectDecision pendingHigh = new InspectDecision.Pending(HIGH.ballot());
    return Stream.of(
        arguments(List.of(), null),
        arguments(List.of(NOTHING), null),
        arguments(List.of(NOTHING, NOTHING), current),
        arguments(List.of(NOTHING, NOTHING, HOLDS_LOW), pendingLow),
        arguments(List.of(HOLDS_LOW), null),
        arguments(List.of(HOLDS_LOW, NOTHING), pendingLow),
        arguments(List.of(HOLDS_LOW, HOLDS_HIGH), pendingHigh),
        arguments(
            List.of(HOLDS_LOW, HOLDS_LOW),
            new InspectDecision.Newer(V2.followedBy(LOW.envelope()))),
        arguments(
            List.of(HOLDS_HIGH, NOTHING, HOLDS_HIGH),
            new InspectDecision.Newer(V2.followedBy(HIGH.envelope()))),
        arguments(List.of(new Knows(V3)), new InspectDecision.Newer(V3)),
        arguments(List.of(new Knows(V3), new Knows(V4)), new InspectDecision.Newer(V4)),
        arguments(List.of(UNKNOWN, UNKNOWN, NOTHING), null),
        arguments(List.of(UNKNOWN, NOTHING, NOTHING), current));
  }

  @ParameterizedTest
  @MethodSource
  void prepare(List<Reply> replies, @Nullable PrepareDecision expected) {
    assertThat(PrepareDecision.of(tally(replies.toArray(Reply[]::new))))
        .isEqualTo(Optional.ofNullable(expected));
  }

  static Stream<Arguments> prepare() {
    PrepareDecision free = new PrepareDecision.Granted(Optional.empty());
    PrepareDecision low = new PrepareDecision.Granted(Optional.of(LOW.envelope()));
    PrepareDecision high = new PrepareDecision.Granted(Optional.of(HIGH.envelope()));
    return Stream.of(
        arguments(List.of(FREE), null),
        arguments(List.of(FREE, FREE), free),
        arguments(List.of(FREE, BOUND_LOW), low),
        arguments(List.of(BOUND_HIGH, BOUND_LOW), high),
        arguments(List.of(BOUND_LOW, BOUND_HIGH), high),
        arguments(List.of(OUTBID), null),
        arguments(List.of(OUTBID, FREE), new PrepareDecision.Outbid(HIGH.ballot())),
        arguments(List.of(OUTBID, FREE, FREE), free),
        arguments(List.of(OUTBID, OUTBID_MORE), new PrepareDecision.Outbid(OUTBID_MORE.promised())),
        arguments(List.of(FREE, new Knows(V3)), new PrepareDecision.Decided(V3)),
        arguments(List.of(UNKNOWN, UNKNOWN, FREE), null),
        arguments(List.of(UNKNOWN, FREE, FREE), free));
  }

  @ParameterizedTest
  @MethodSource
  void accept(List<Reply> replies, @Nullable AcceptDecision expected) {
    assertThat(AcceptDecision.of(tally(replies.toArray(Reply[]::new))))
        .isEqualTo(Optional.ofNullable(expected));
  }

  static Stream<Arguments> accept() {
    return Stream.of(
        arguments(List.of(ACCEPTED), null),
        arguments(List.of(ACCEPTED, ACCEPTED), new AcceptDecision.Won()),
        arguments(List.of(ACCEPTED, OUTBID), new AcceptDecision.Outbid(HIGH.ballot())),
        arguments(List.of(ACCEPTED, OUTBID, ACCEPTED), new AcceptDecision.Won()),
        arguments(List.of(ACCEPTED, new Knows(V4)), new AcceptDecision.Decided(V4)),
        arguments(List.of(UNKNOWN, UNKNOWN, ACCEPTED), null));
  }
}
