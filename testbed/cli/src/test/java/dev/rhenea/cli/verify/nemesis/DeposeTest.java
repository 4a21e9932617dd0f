package dev.rhenea.cli.verify.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who orders stands still until those who keep its entries have restarted, whatever happens. */
class DeposeTest {
  private static final List<NodeId> NODES = ClusterPlan.nodes(5);
  private static final NodeId N1 = NODES.get(0);
  private static final String NATIVE = "native(n1, n2, n3, sequencer: n2)";

  private final Casualties casualties = new Casualties();

  private static ProtocolSpec spec(String composition) {
    return switch (Composition.parse(composition, Catalogue.load(), Optional.of(NODES))) {
      case Parsed.Accepted(ProtocolSpec spec) -> spec;
      case Parsed.Refused refused -> throw new IllegalArgumentException(refused.toString());
    };
  }

  private static Optional<Deposition> plan(String active, NodeId... hit) {
    return Deposition.of(NODES, spec(active), new LinkedHashSet<>(List.of(hit)));
  }

  /** Notes each switch among what is done to machines, and gives that answer. */
  private record Asked(MachinesInMemory machines, Answer answer) implements Operators {
    @Override
    public List<NodeId> nodes() {
      return NODES;
    }

    @Override
    public Optional<ProtocolSpec> active(Set<NodeId> down) {
      return Optional.of(spec(NATIVE));
    }

    @Override
    public Future<Answer> switchTo(NodeId via, String composition) {
      machines.done.add(via + ": " + composition);
      return Future.succeededFuture(answer);
    }

    @Override
    public Answer seal(NodeId via) {
      throw new AssertionError("nobody wants a seal");
    }

    @Override
    public Answer leave(NodeId via, NodeId leaving) {
      throw new AssertionError("nobody shall leave");
    }
  }

  private static final Answer OK = new Answer.Ok(new JsonObject());

  private Act.End depose(MachinesInMemory machines, Answer answer) throws Exception {
    return new Depose(Duration.ZERO).perform(machines, new Asked(machines, answer), casualties);
  }

  @Test
  void itGoesOnAfterTheOthersHaveRestarted() throws Exception {
    MachinesInMemory machines = new MachinesInMemory();
    Act.End end = depose(machines, OK);
    assertThat(machines.done)
        .containsExactly(
            "pause n2",
            "n1: native(n1, n3, n4)",
            "kill n1",
            "kill n3",
            "start n1",
            "start n3",
            "await [n1, n3]",
            "resume n2");
    assertThat(end.done()).isTrue();
    assertThat(end.switches()).isEqualTo(1);
    assertThat(end.told().toString()).contains("deposed", "n2", "restarted", "n3");
  }

  @Test
  void withoutASwitchNobodyIsKilledAndItGoesOn() throws Exception {
    MachinesInMemory machines = new MachinesInMemory();
    assertThat(depose(machines, new Answer.Info("no answer")).done()).isFalse();
    assertThat(machines.done).containsExactly("pause n2", "n1: native(n1, n3, n4)", "resume n2");
  }

  @Test
  void whatCannotBeStartedKeepsNeitherTheOthersNorTheDeposedDown() {
    MachinesInMemory machines = new MachinesInMemory("start n1");
    assertThatThrownBy(() -> depose(machines, OK)).isInstanceOf(IOException.class);
    assertThat(machines.done).contains("start n3").endsWith("resume n2");
  }

  @Test
  void aPauseThatFailsIsUndone() {
    MachinesInMemory machines = new MachinesInMemory("pause n2");
    assertThatThrownBy(() -> depose(machines, OK)).isInstanceOf(IOException.class);
    assertThat(machines.done).containsExactly("pause n2", "resume n2");
  }

  @Test
  void ifTheOthersAreNotReadyInTimeItIsNoDeposition() throws Exception {
    MachinesInMemory machines = new MachinesInMemory("await [n1, n3]");
    Act.End end = depose(machines, OK);
    assertThat(end.done()).isFalse();
    assertThat(end.switches()).isEqualTo(1);
    assertThat(machines.done).endsWith("resume n2");
  }

  @Test
  void whoIsHitAlreadyIsLeftAlone() throws Exception {
    casualties.begin(Fault.PAUSE, new Casualties.Open(1, new Paused(List.of(N1))));
    MachinesInMemory machines = new MachinesInMemory();
    depose(machines, OK);
    assertThat(machines.done)
        .containsExactly(
            "pause n2", "n3: native(n3, n4, n5)", "kill n3", "start n3", "await [n3]", "resume n2");
  }

  @Test
  void whoeverIsConcernedIsHitByNothingElse() {
    for (NodeId one : NODES) {
      for (NodeId other : NODES) {
        plan("stripe(" + NATIVE + ", native(n3, n4, n5))", one, other)
            .ifPresent(each -> {
              assertThat(each.deposed())
                  .doesNotContain(one, other)
                  .doesNotContainAnyElementsOf(each.others());
              assertThat(each.others()).doesNotContain(one, other).hasSizeGreaterThanOrEqualTo(3);
              assertThat(each.others()).containsAll(each.keepers());
            });
      }
    }
  }

  @Test
  void tooMuchBrokenIsNoDeposition() throws Exception {
    assertThat(plan(NATIVE, NODES.get(1))).as("who orders is hit").isEmpty();
    assertThat(plan(NATIVE, N1, NODES.get(4))).as("no majority left").isEmpty();
    assertThat(plan("native(n2)")).as("nobody else could seal").isEmpty();
    casualties.begin(Fault.KILL, new Casualties.Open(1, new Killed(NODES)));
    MachinesInMemory machines = new MachinesInMemory();
    assertThat(depose(machines, OK).done()).isFalse();
    assertThat(machines.done).isEmpty();
  }
}
