package dev.rhenea.worlds.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.worlds.schedule.Call;
import dev.rhenea.worlds.schedule.Cluster;
import dev.rhenea.worlds.schedule.Core;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Means;
import dev.rhenea.worlds.schedule.Request;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A failing schedule is made small: a Loglet in memory is on a node that crashes, among much else
 * that does no harm.
 */
class MinimiserTest {
  private static final NodeId MEMORY = new NodeId("m1");
  private static final List<NodeId> OTHERS =
      Stream.of("n1", "n2", "n3", "n4").map(NodeId::new).toList();
  private static final Fault KNOWN_BAD = fault(700, FaultKind.CRASH, nodes(MEMORY));

  private final Complaining complaining = new Complaining();
  private final Simulation simulation = new Simulation(complaining.catalogue());
  private final SimulatedRun failing = simulation.run(schedule(KNOWN_BAD));

  @Test
  void whatMattersIsLeft() {
    assertThat(failing.rules()).containsExactly("fault");
    SimulatedRun small = minimise(200);
    assertThat(small.rules()).containsExactly("fault");
    assertThat(small.schedule().faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(FaultKind.CRASH);
          assertThat(fault.target()).isEqualTo(nodes(MEMORY));
          assertThat(fault.span()).isLessThan(KNOWN_BAD.span());
        });
    assertThat(small.schedule().calls()).hasSizeLessThanOrEqualTo(1);
    assertThat(small.schedule().cluster().nodes()).hasSizeLessThan(OTHERS.size());
    assertThat(small.schedule().network()).isEqualTo(NetworkModel.CALM);
    assertThat(simulation.run(small.schedule()).hash()).isEqualTo(small.hash());
  }

  @Test
  void itIsTheFaultThatMatters() {
    assertThat(simulation.run(schedule()).violations()).isEmpty();
  }

  @Test
  void noBudgetIsExceededAndNothingEverGetsLarger() {
    int before = failing.schedule().size();
    for (int budget : new int[] {0, 1, 2, 5, 12, 30}) {
      int already = complaining.runs();
      SimulatedRun small = minimise(budget);
      assertThat(complaining.runs() - already).isLessThanOrEqualTo(budget);
      assertThat(small.rules()).contains("fault");
      assertThat(small.schedule().size()).isLessThanOrEqualTo(before);
      before = small.schedule().size();
    }
    assertThat(before).isLessThan(failing.schedule().size());
  }

  private SimulatedRun minimise(int budget) {
    return Minimiser.minimise(simulation, failing, budget, line -> {});
  }

  private static Schedule schedule(Fault... more) {
    List<NodeId> nodes = new ArrayList<>(OTHERS);
    nodes.add(MEMORY);
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(
          new Call(
              Duration.ofMillis(30L * i),
              OTHERS.get(i % 2),
              i % 3 == 0 ? new Request.CheckTail() : new Request.Append(2, 20)));
    }
    List<Fault> faults =
        new ArrayList<>(
            List.of(
                fault(100, FaultKind.PAUSE, nodes(OTHERS.get(1))),
                fault(200, FaultKind.LOSS, new Target.Everybody()),
                fault(400, FaultKind.CRASH, nodes(OTHERS.get(2))),
                fault(600, FaultKind.LINK, nodes(OTHERS.get(0))),
                fault(800, FaultKind.ISOLATE, nodes(OTHERS.get(3)))));
    faults.addAll(List.of(more));
    return new Schedule(
        5,
        new Cluster(
            nodes,
            List.of(),
            OTHERS.subList(0, 2),
            OTHERS.subList(0, 3),
            List.of(),
            ProtocolSpec.of("memory").with("node", new Value.Node(MEMORY))),
        NetworkModel.ROUGH,
        Means.of(DiskModel.SSD),
        calls,
        faults,
        new Core(nodes, Optional.empty()));
  }

  private static Fault fault(long millis, FaultKind kind, Target target) {
    return new Fault(Duration.ofMillis(millis), Duration.ofMillis(300), kind, target, 10);
  }

  private static Target nodes(NodeId node) {
    return new Target.Nodes(List.of(node));
  }
}
