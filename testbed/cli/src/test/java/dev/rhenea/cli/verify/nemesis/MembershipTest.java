package dev.rhenea.cli.verify.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A node joins, gets the log, and leaves before it joins again, if it may. */
class MembershipTest {
  private static final List<NodeId> NODES = ClusterPlan.nodes(3);
  private static final NodeId N4 = new NodeId("n4");
  private static final Answer OK = new Answer.Ok(new JsonObject());
  private static final Answer REFUSED = new Answer.Fail("it is needed", new JsonObject());

  private final Casualties casualties = new Casualties();
  private final MachinesInMemory machines = new MachinesInMemory();

  private record Asked(MachinesInMemory machines, Answer switching, Supplier<Answer> leaving)
      implements Operators {
    @Override
    public List<NodeId> nodes() {
      return NODES;
    }

    @Override
    public Optional<ProtocolSpec> active(Set<NodeId> down) {
      throw new AssertionError("it does not matter");
    }

    @Override
    public Future<Answer> switchTo(NodeId via, String composition) {
      machines.done.add(via + ": " + composition);
      return Future.succeededFuture(switching);
    }

    @Override
    public Answer seal(NodeId via) {
      throw new AssertionError("nobody wants a seal");
    }

    @Override
    public Answer leave(NodeId via, NodeId leaving) {
      machines.done.add(via + ": leave " + leaving);
      return this.leaving.get();
    }
  }

  private Act.End perform(MachinesInMemory on, Answer switching, Answer leaving) throws Exception {
    return perform(on, switching, () -> leaving);
  }

  private Act.End perform(MachinesInMemory on, Answer switching, Supplier<Answer> leaving)
      throws Exception {
    return new Membership(N4, Duration.ZERO)
        .perform(on, new Asked(on, switching, leaving), casualties);
  }

  @Test
  void itJoinsAndGetsTheLog() throws Exception {
    Act.End end = perform(machines, OK, OK);
    assertThat(machines.done).containsExactly("join n4", "await [n4]", "n1: native(n4, n1, n2)");
    assertThat(end.done()).isTrue();
    assertThat(end.switches()).isEqualTo(1);
    assertThat(end.told().toString()).contains("joined", "n4");
  }

  @Test
  void theNextTimeItLeavesFirst() throws Exception {
    perform(machines, OK, OK);
    machines.done.clear();
    perform(machines, OK, OK);
    assertThat(machines.done)
        .containsExactly(
            "n1: leave n4", "forget n4", "join n4", "await [n4]", "n1: native(n4, n1, n2)");
  }

  @Test
  void whatIsNeededStays() throws Exception {
    perform(machines, OK, REFUSED);
    machines.done.clear();
    Act.End end = perform(machines, OK, REFUSED);
    assertThat(machines.done).contains("n1: leave n4").doesNotContain("forget n4");
    assertThat(end.done()).isTrue();
  }

  /** Whose answer is lost may have left, and would be refused with the data that it has. */
  @Test
  void whetherItHasLeftIsAskedUntilThatIsKnown() throws Exception {
    perform(machines, OK, OK);
    machines.done.clear();
    Deque<Answer> answers =
        new ArrayDeque<>(List.of(new Answer.Info("lost"), new Answer.Info("lost"), OK));
    perform(machines, OK, answers::removeFirst);
    assertThat(machines.done)
        .startsWith("n1: leave n4", "n1: leave n4", "n1: leave n4", "forget n4", "join n4");
  }

  @Test
  void withoutTheLogItIsNotDone() throws Exception {
    assertThat(perform(machines, REFUSED, OK).done()).isFalse();
    MachinesInMemory late = new MachinesInMemory("await [n4]");
    assertThat(perform(late, OK, OK).done()).isFalse();
    assertThat(late.done).containsExactly("join n4", "await [n4]");
  }

  @Test
  void whoIsHitIsNotAskedAndTooMuchBrokenIsNoTime() throws Exception {
    casualties.begin(Fault.PAUSE, new Casualties.Open(1, new Paused(NODES.subList(0, 1))));
    perform(machines, OK, OK);
    assertThat(machines.done).endsWith("n2: native(n4, n2, n3)");
    machines.done.clear();
    casualties.begin(Fault.KILL, new Casualties.Open(1, new Killed(NODES)));
    assertThat(perform(machines, OK, OK).done()).isFalse();
    assertThat(machines.done).isEmpty();
  }
}
