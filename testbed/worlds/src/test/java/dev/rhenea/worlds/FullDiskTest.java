package dev.rhenea.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.Machine;
import dev.rhenea.virtuallog.AppendResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Disks of LogServers fill up. One does no harm; a majority stops the log, which says who is
 * missing, and goes on when there is room again: nobody has to be restarted. Whatever happens, what
 * was acknowledged is there, and what was not is there once at most (N4, N8, V1).
 */
class FullDiskTest {
  private final SmallLog log = new SmallLog(5, Machine.IDEAL);

  FullDiskTest() throws Unavailable {}

  @ParameterizedTest
  @ValueSource(strings = {"n1", "n2", "n3"})
  void oneFullDiskIsAsGoodAsNone(String hit) throws Unavailable {
    NodeId full = new NodeId(hit);
    log.append(5);
    log.world().faults().diskFull(full, true);
    assertThat(log.append(20)).allMatch(AppendResult.Appended.class::isInstance);
    makeRoom(full);
    assertThat(log.append(5)).allMatch(AppendResult.Appended.class::isInstance);
    log.assertThatItIsRight();
  }

  /** What the node missed while its disk was full is made good: it counts again. */
  @Test
  void whoHasRoomAgainCountsAgain() throws Unavailable {
    NodeId full = SmallLog.NODES.get(1);
    log.world().faults().diskFull(full, true);
    log.append(20);
    makeRoom(full);
    log.append(1);
    log.world().faults().crash(SmallLog.NODES.get(2));
    assertThat(log.append(5)).allMatch(AppendResult.Appended.class::isInstance);
    log.assertThatItIsRight();
  }

  @Test
  void aMajorityOfFullDisksStopsTheLogUntilThereIsRoom() throws Unavailable {
    NodeId one = SmallLog.NODES.get(1);
    NodeId two = SmallLog.NODES.get(2);
    log.append(5);
    log.world().faults().diskFull(one, true);
    log.world().faults().diskFull(two, true);
    assertThat(log.append(3))
        .allSatisfy(result ->
            assertThat(result)
                .isInstanceOfSatisfying(
                    AppendResult.Indeterminate.class,
                    unknown -> assertThat(unknown.cause().toString()).contains("missing: n2, n3")));
    makeRoom(one, two);
    assertThat(log.append(5)).allMatch(AppendResult.Appended.class::isInstance);
    log.assertThatItIsRight();
  }

  /** The seal and what the switch tells the register need no room to speak of. */
  @Test
  void aLogLeavesAMajorityOfFullDisksBehind() throws Unavailable {
    log.append(5);
    SmallLog.LOG_SERVERS.subList(1, 3).forEach(n -> log.world().faults().diskFull(n, true));
    List<Future<AppendResult>> underWay = log.start(20);
    log.world().runFor(Duration.ofMillis(100));
    log.world().await(log.log().reconfigExtend(SmallLog.ELSEWHERE));
    for (Future<AppendResult> append : underWay) {
      assertThat(log.world().await(append)).isInstanceOf(AppendResult.Appended.class);
    }
    assertThat(log.append(5)).allMatch(AppendResult.Appended.class::isInstance);
    log.assertThatItIsRight();
  }

  /** Even without room for anything nothing is lost, and nobody has to be restarted after it. */
  @Test
  void disksWithoutAnyRoomStopEverythingUntilThereIsRoom() throws Unavailable {
    log.append(5);
    SmallLog.NODES.forEach(node -> log.world().faults().noRoom(node));
    assertThat(log.append(2)).noneMatch(AppendResult.Appended.class::isInstance);
    makeRoom(SmallLog.NODES.toArray(NodeId[]::new));
    assertThat(log.append(5)).allMatch(AppendResult.Appended.class::isInstance);
    log.assertThatItIsRight();
  }

  private void makeRoom(NodeId... nodes) {
    Arrays.stream(nodes)
        .forEach(node -> {
          log.world().faults().diskFull(node, false);
        });
    log.world().runFor(Duration.ofSeconds(10));
  }
}
