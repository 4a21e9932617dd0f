package dev.rhenea.cli.verify.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.verify.nemesis.Victims.Share;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lasts is undone as it was done, for everyone. */
class HarmTest {
  private static final List<NodeId> NODES = ClusterPlan.nodes(5);
  private static final Victims MINORITY = new Victims(Share.MINORITY, NODES);

  private static List<String> doneAndUndone(Harm harm) throws Exception {
    MachinesInMemory machines = new MachinesInMemory();
    harm.inflict(machines);
    harm.mend(machines);
    return machines.done;
  }

  @Test
  void everyFaultThatLastsHasItsOpposite() throws Exception {
    assertThat(doneAndUndone(Harm.of(Fault.KILL, MINORITY, List.of())))
        .containsExactly("kill n1", "kill n2", "start n1", "start n2");
    assertThat(doneAndUndone(Harm.of(Fault.PAUSE, MINORITY, List.of())))
        .containsExactly("pause n1", "pause n2", "resume n1", "resume n2");
    assertThat(doneAndUndone(Harm.of(Fault.PARTITION, MINORITY, List.of())))
        .hasSize(7)
        .contains("cut n2-n5")
        .endsWith("heal");
  }

  @Test
  void oneThatCannotBeMendedKeepsNoOtherFromIt() {
    MachinesInMemory machines = new MachinesInMemory("resume n1");
    assertThatThrownBy(() -> new Paused(NODES.subList(0, 3)).mend(machines))
        .isInstanceOf(IOException.class)
        .hasMessage("resume n1");
    assertThat(machines.done).containsExactly("resume n1", "resume n2", "resume n3");
  }

  @Test
  void whoIsCutOffIsHitButNotDown() {
    Casualties casualties = new Casualties();
    Harm killed = new Killed(NODES.subList(0, 1));
    casualties.begin(Fault.KILL, new Casualties.Open(7, killed));
    casualties.begin(
        Fault.PARTITION, new Casualties.Open(8, Harm.of(Fault.PARTITION, MINORITY, List.of())));
    assertThat(casualties.down()).containsExactly(NODES.get(0));
    assertThat(casualties.hit()).containsExactly(NODES.get(0), NODES.get(1));
    assertThat(casualties.end(Fault.KILL)).contains(new Casualties.Open(7, killed));
    assertThat(casualties.end(Fault.KILL)).isEmpty();
    assertThat(casualties.faults()).containsExactly(Fault.PARTITION);
  }
}
