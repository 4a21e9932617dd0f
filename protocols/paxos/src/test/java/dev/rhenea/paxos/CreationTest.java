package dev.rhenea.paxos;

import static dev.rhenea.paxos.Samples.THREE;
import static dev.rhenea.paxos.Samples.members;
import static dev.rhenea.paxos.Samples.nodes;
import static dev.rhenea.paxos.Samples.tally;
import static dev.rhenea.paxos.Samples.version;
import static dev.rhenea.paxos.Samples.zero;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.StorageId;
import dev.rhenea.paxos.PaxosMessage.Identity;
import dev.rhenea.paxos.PaxosMessage.Knows;
import dev.rhenea.paxos.PaxosMessage.Unknown;
import dev.rhenea.register.Version;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which members a register begins with, and which it is handed to (rules P4, P6, N14). */
class CreationTest {
  private static final Identity ONE = new Identity(new StorageId(11), Optional.empty());
  private static final Identity TWO = new Identity(new StorageId(12), Optional.empty());
  private static final Identity THIRD = new Identity(new StorageId(13), Optional.empty());
  private static final Chosen OTHER_ZERO =
      new Chosen(Version.NONE, Envelope.created(members("n3", "n2", "n1")));

  @Test
  void newRegisterNeedsEveryNode() {
    assertThat(Creation.found(THREE, tally(ONE, TWO))).isEmpty();
    assertThat(Creation.found(THREE, tally(ONE, TWO, THIRD))).contains(zero());
  }

  @Test
  void existingRegisterIsFoundOnAnyNode() {
    Identity exists = new Identity(new StorageId(12), Optional.of(version(3)));
    Identity older = new Identity(new StorageId(11), Optional.of(zero()));
    assertThat(Creation.found(THREE, tally(older, exists))).contains(version(3));
  }

  @Test
  void createdWhenEveryAcceptorStoresTheSame() {
    Knows stored = new Knows(zero());
    assertThat(Creation.stored(zero(), tally(stored, stored))).isEmpty();
    assertThat(Creation.stored(zero(), tally(stored, stored, new Unknown()))).isEmpty();
    assertThat(Creation.stored(zero(), tally(stored, stored, stored))).contains(zero());
    assertThat(Creation.stored(zero(), tally(stored, new Knows(OTHER_ZERO)))).contains(OTHER_ZERO);
    assertThat(Creation.stored(zero(), tally(new Knows(version(1))))).contains(version(1));
  }

  @Test
  void silentMemberKeepsItsFolderAndSilentNewcomerBlocks() {
    Members current = members("n1", "n2");
    Identity replaced = new Identity(new StorageId(99), Optional.empty());
    assertThat(Handover.bound(nodes("n1", "n2"), current, tally(ONE))).contains(current);
    assertThat(Handover.bound(THREE, current, tally(ONE, TWO))).isEmpty();
    assertThat(Handover.bound(nodes("n1"), current, tally(replaced)))
        .hasValueSatisfying(members ->
            assertThat(members.list())
                .containsExactly(new Members.Member(THREE.getFirst(), new StorageId(99))));
  }
}
