package dev.rhenea.paxos;

import static dev.rhenea.paxos.Samples.after;
import static dev.rhenea.paxos.Samples.version;
import static dev.rhenea.paxos.Samples.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadWriter;
import org.junit.jupiter.api.Test;

class AcceptorStateTest {
  private static final Chosen V2 = version(2);
  private static final Vote VOTE = vote(3, after(V2, 3));
  private static final AcceptorState VOTED =
      AcceptorState.knowing(V2).promise(new Ballot(3, 1)).accept(VOTE);

  @Test
  void admitsNoBallotBelowTheOnePromised() {
    assertThat(VOTED.admits(new Ballot(2, 9))).isFalse();
    assertThat(VOTED.admits(new Ballot(3, 0))).isFalse();
    assertThat(VOTED.admits(new Ballot(3, 1))).isTrue();
    assertThat(VOTED.admits(new Ballot(3, 2))).isTrue();
  }

  @Test
  void promiseKeepsTheVote() {
    AcceptorState promised = VOTED.promise(new Ballot(5, 1));
    assertThat(promised.accepted()).contains(VOTE);
    assertThat(promised.admits(VOTE.ballot())).isFalse();
  }

  @Test
  void votesOfASlotGoWithTheSlot() {
    assertThat(VOTED.learn(version(4))).isEqualTo(AcceptorState.knowing(version(4)));
    assertThat(VOTED.learn(V2)).isEqualTo(VOTED);
    assertThat(VOTED.learn(version(1))).isEqualTo(VOTED);
  }

  @Test
  void secondValueOfAVersionIsABug() {
    Chosen other = version(1).followedBy(after(version(1), 99));
    assertThatThrownBy(() -> VOTED.learn(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("two values were chosen as v2, by write 1#2 and by write 1#99");
  }

  @Test
  void storedFormKeepsEverything() {
    assertThat(AcceptorState.fromPayload(VOTED.toPayload())).isEqualTo(VOTED);
    AcceptorState fresh = AcceptorState.knowing(Samples.zero());
    assertThat(AcceptorState.fromPayload(fresh.toPayload())).isEqualTo(fresh);
  }

  @Test
  void newerStoredFormIsRefused() {
    assertThatThrownBy(() -> AcceptorState.fromPayload(new PayloadWriter().tag(2).toPayload()))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessageContaining("upgrade this node first");
  }
}
