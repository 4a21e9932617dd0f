package dev.rhenea.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.bench.experiment.Checks;
import dev.rhenea.bench.experiment.Experiment;
import dev.rhenea.bench.experiment.Phase;
import dev.rhenea.bench.experiment.Step;
import dev.rhenea.bench.experiment.Workload;
import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.worlds.schedule.Call;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Faults of phases as faults of a schedule. */
class TroublesTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final NodeId N3 = new NodeId("n3");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LEAD = ExperimentSchedule.LEAD;

  private final Experiment experiment =
      new Experiment(
          "two are cut off, one comes back, the other is killed besides",
          List.of(N1, N2, N3),
          ProtocolSpec.of("paxos").withNodes("nodes", List.of(N1, N2, N3)),
          ProtocolSpec.of("native").withNodes("logservers", List.of(N1, N2, N3)),
          new Workload(Workload.Kind.LOG, 3, new Workload.Pace.Rate(30), 64, 0),
          Optional.empty(),
          List.of(
              new Phase("a", SECOND, List.of(new Step.Cut(List.of(N1, N2)))),
              new Phase(
                  "b", SECOND, List.of(new Step.Heal(List.of(N1)), new Step.Kill(List.of(N2)))),
              new Phase("c", SECOND, List.of())),
          Checks.NONE);

  @Test
  void someOfATroubleAreHealedAndTheOthersStayInIt() {
    assertThat(Troubles.of(experiment, LEAD).faults())
        .containsExactlyInAnyOrder(
            fault(0, 1, FaultKind.PARTITION, N1, N2),
            fault(1, 2, FaultKind.PARTITION, N2),
            fault(1, 2, FaultKind.CRASH, N2));
  }

  @Test
  void requestsGoRoundTheNodesThatAreUp() {
    Schedule schedule = ExperimentSchedule.of(experiment, 1);
    assertThat(schedule.calls()).hasSize(90);
    assertThat(schedule.calls().subList(0, 3).stream().map(Call::client))
        .containsExactly(N1, N2, N3);
    assertThat(schedule.calls().subList(30, 90).stream().map(Call::client)).doesNotContain(N2);
    assertThat(schedule.calls().getLast().at()).isLessThan(LEAD.plusSeconds(3));
  }

  private static Fault fault(int from, int seconds, FaultKind kind, NodeId... nodes) {
    return new Fault(
        LEAD.plusSeconds(from),
        Duration.ofSeconds(seconds),
        kind,
        new Target.Nodes(List.of(nodes)),
        0);
  }
}
