package dev.rhenea.paxos;

import static dev.rhenea.paxos.PaxosWorld.node;
import static dev.rhenea.paxos.PaxosWorld.version;
import static dev.rhenea.paxos.PaxosWorld.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;

/** Rules P4, P6 and N14: who the acceptors are. */
class MembershipTest {
  private final PaxosWorld world;
  private final PaxosRegister register;

  MembershipTest() throws Unavailable {
    world = new PaxosWorld(2);
    register = world.open("n1");
    world.write(register, "a", 0);
  }

  @Test
  void creationIsIdempotentAndNeedsOneNodeOnceWritten() throws Unavailable {
    world.crash("n2", "n3");
    assertThat(world.create("n4", "n1", "n2", "n3")).isEqualTo(world.created());
  }

  @Test
  void creationNeedsEveryNodeTheFirstTime() {
    world.crash("n4");
    assertThatThrownBy(() -> world.create("n1", "n4", "n5"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("missing: n4");
  }

  @Test
  void impossibleSpecsAreRefused() {
    assertThatThrownBy(() -> world.create("n1"))
        .isInstanceOf(InvalidSpec.class)
        .hasMessage("paxos needs at least one node, e.g. paxos(n1, n2, n3)");
    assertThatThrownBy(() -> world.create("n1", "n1", "n1")).isInstanceOf(InvalidSpec.class);
  }

  @Test
  void membersMoveAndTheValueStays() throws Unavailable {
    ProtocolSpec moved = world.changeMembers(register, "n3", "n4", "n5");
    assertThat(moved.nodes()).containsExactly(node("n3"), node("n4"), node("n5"));
    world.crash("n1", "n2");
    PaxosRegister fresh = world.open("n4", moved);
    assertThat(world.read(fresh)).isEqualTo(version(2, "a"));
    assertThat(world.write(fresh, "b", 2)).isEqualTo(written(3));
  }

  @Test
  void sameMembersCostNoVersion() throws Unavailable {
    world.changeMembers(register, "n1", "n2", "n3");
    assertThat(world.read(register)).isEqualTo(version(1, "a"));
  }

  /** An old member that heard how its slot ended sends a stale client on. */
  @Test
  void staleClientFindsTheNewMembersThroughAnOldOne() throws Unavailable {
    PaxosRegister stale = world.open("n2");
    world.read(stale);
    world.changeMembers(register, "n4", "n5");
    world.write(world.open("n4"), "b", 2);
    assertThat(world.read(stale)).isEqualTo(version(3, "b"));
    assertThat(world.read(world.open("n5"))).isEqualTo(version(3, "b"));
  }

  /** Old members that never heard still hold the votes that tell. */
  @Test
  void staleClientFindsTheNewMembersThroughOldVotes() throws Unavailable {
    PaxosRegister stale = world.open("n2");
    world.read(stale);
    NodeId n5 = node("n5");
    Future<ProtocolSpec> moved =
        world.open("n5").changeMembers(new LinkedHashSet<>(Samples.nodes("n4", "n5")));
    world.world().runUntil(() -> world.isChosen(2), PaxosWorld.DEADLINE);
    world.world().faults().isolate(n5);
    world.world().runFor(Duration.ofMillis(5));
    world.world().faults().heal();
    world.world().await(moved);
    assertThat(world.read(stale)).isEqualTo(version(2, "a"));
  }

  /** Rule P6: an empty disk under an old name is no evidence. */
  @Test
  void acceptorThatLostItsDiskCountsForNothing() throws Unavailable {
    world.world().faults().isolate(node("n3"));
    world.write(register, "b", 1);
    world.world().faults().heal();
    world.crash("n1");
    world.world().faults().wipe(node("n2"));
    world.restart("n2");
    PaxosRegister reader = world.open("n4");
    assertThatThrownBy(() -> world.read(reader))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("n1")
        .hasMessageContaining("n2");
    world.restart("n1");
    assertThat(world.read(reader)).isEqualTo(version(2, "b"));
  }

  /** And comes back as a new acceptor when the members are changed, if only to the same names. */
  @Test
  void acceptorThatLostItsDiskIsTakenInAgain() throws Unavailable {
    world.world().faults().wipe(node("n2"));
    world.restart("n2");
    ProtocolSpec bound = world.changeMembers(register, "n1", "n2", "n3");
    assertThat(bound).isNotEqualTo(world.created());
    world.crash("n1");
    assertThat(world.write(world.open("n4"), "b", 2)).isEqualTo(written(3));
  }

  /** An old spec still leads to the register when every disk it was created on is gone. */
  @Test
  void oldSpecOutlivesItsDisks() throws Unavailable {
    PaxosRegister operator = world.open("n5");
    for (NodeId node : Samples.THREE) {
      world.world().faults().wipe(node);
      world.restart(node.name());
      world.changeMembers(operator, "n1", "n2", "n3");
    }
    assertThat(world.read(world.open("n4"))).isEqualTo(version(4, "a"));
  }

  @Test
  void newMemberHasToAnswer() {
    world.crash("n4");
    assertThatThrownBy(() -> world.changeMembers(register, "n1", "n2", "n4"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("missing: n4");
  }

  @Test
  void singleAcceptorIsEnough() throws Unavailable {
    ProtocolSpec single = world.changeMembers(register, "n5");
    assertThat(world.write(world.open("n1", single), "b", 2)).isEqualTo(written(3));
  }
}
