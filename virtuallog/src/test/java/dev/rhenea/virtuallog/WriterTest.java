package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.META;
import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.AppendResult.Appended;
import dev.rhenea.virtuallog.AppendResult.Indeterminate;
import dev.rhenea.virtuallog.ReconfigResult.Installed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry once, in the order of issue, across switches: rules V1, V2, V12, V13. */
class WriterTest {
  private static final NodeId[] TARGETS = {N1, N2, N3};

  private final LogCluster cluster = LogCluster.withLog(3, N1);
  private final VirtualLog writer = cluster.open(N2);
  private final VirtualLog other = cluster.open(N3);

  WriterTest() throws Unavailable {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aPipelineSurvivesManySwitches(long seed) throws Unavailable {
    LogCluster moving = LogCluster.withLog(seed, N1);
    VirtualLog log = moving.open(N2);
    VirtualLog operator = moving.open(N3);
    List<Future<AppendResult>> results = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      results.addAll(moving.pipeline(log, i + "-", 20));
      NodeId target = TARGETS[(int) ((i + seed) % 3)];
      Future<ReconfigResult> reconfiguration = operator.reconfigExtend(memory(target));
      moving.world.runFor(Duration.ofNanos(100_000 * seed));
      results.addAll(moving.pipeline(log, i + "+", 20));
      assertThat(moving.world.await(reconfiguration)).isInstanceOf(Installed.class);
    }
    assertThat(moving.await(results)).allMatch(Appended.class::isInstance);
    assertThat(moving.readAll(operator, Lsn.ZERO)).containsExactlyElementsOf(issued());
  }

  /** Storm 846: what a node that just woke up knows may have been trimmed long ago. */
  @Test
  void aNodeThatWokeUpLooksBeforeItAppends() throws Unavailable {
    cluster.append(writer, "a");
    cluster.world.faults().pause(N2);
    for (NodeId target : List.of(N3, N1, N3)) {
      cluster.append(other, "b");
      cluster.world.await(other.reconfigExtend(memory(target)));
    }
    cluster.world.await(other.prefixTrim(cluster.world.await(other.checkTail())));
    cluster.world.await(other.reconfigTruncate());
    cluster.world.runFor(Duration.ofSeconds(10));
    cluster.world.faults().resume(N2);
    assertThat(cluster.await(cluster.pipeline(writer, "c", 3)))
        .containsExactly(
            new Appended(new Lsn(4)), new Appended(new Lsn(5)), new Appended(new Lsn(6)));
  }

  /** Looking needs the MetaStore, appending does not (Delos, section 3). */
  @Test
  void aNodeThatWokeUpAppendsWithoutAMetaStore() throws Unavailable {
    cluster.world.faults().pause(N2);
    cluster.world.faults().isolate(META);
    cluster.world.runFor(Duration.ofSeconds(10));
    cluster.world.faults().resume(N2);
    assertThat(cluster.append(writer, "a")).isEqualTo(new Appended(Lsn.ZERO));
  }

  private static List<String> issued() {
    return IntStream.range(0, 10)
        .boxed()
        .flatMap(
            i -> IntStream.range(0, 40).mapToObj(j -> j < 20 ? i + "-" + j : i + "+" + (j - 20)))
        .toList();
  }

  /** V12: the number of scans does not depend on the number of appends. */
  @Test
  void oneLookupResolvesAllAppendsOfAClosedSegment() throws Unavailable {
    List<Future<AppendResult>> results = cluster.pipeline(writer, "e", 500);
    cluster.world.await(other.reconfigExtend(memory(N3)));
    assertThat(cluster.await(results)).allMatch(Appended.class::isInstance);
    assertThat(cluster.steps(VirtualLogTrace.Resolved.class)).hasSizeLessThanOrEqualTo(1);
  }

  /** The entry is written, its acknowledgement is lost: it must be found, not appended again. */
  @Test
  void anAppendWhoseAcknowledgementWasLostIsFoundInTheClosedSegment() throws Unavailable {
    cluster.world.faults().cut(N1, N2);
    List<Future<AppendResult>> results = cluster.pipeline(writer, "e", 3);
    cluster.world.runFor(Duration.ofMillis(10));
    cluster.world.await(other.reconfigExtend(memory(N3)));
    assertThat(cluster.await(withoutCut(results)))
        .containsExactly(
            new Appended(Lsn.ZERO), new Appended(new Lsn(1)), new Appended(new Lsn(2)));
    assertThat(cluster.readAll(other, Lsn.ZERO)).containsExactly("e0", "e1", "e2");
  }

  /** The entry never arrived: it must be appended again, once. */
  @Test
  void anAppendThatNeverArrivedIsAppendedToTheSuccessor() throws Unavailable {
    cluster.world.faults().cut(N2, N1);
    List<Future<AppendResult>> results = cluster.pipeline(writer, "e", 3);
    cluster.world.runFor(Duration.ofMillis(10));
    cluster.append(other, "first");
    cluster.world.await(other.reconfigExtend(memory(N3)));
    cluster.append(other, "second");
    assertThat(cluster.await(withoutCut(results))).allMatch(Appended.class::isInstance);
    assertThat(cluster.readAll(other, Lsn.ZERO))
        .containsExactlyInAnyOrder("first", "second", "e0", "e1", "e2")
        .containsSubsequence("e0", "e1", "e2");
  }

  private List<Future<AppendResult>> withoutCut(List<Future<AppendResult>> results) {
    cluster.world.faults().heal();
    return results;
  }

  /** V2: what would tell was trimmed meanwhile, so nobody may append it again. */
  @Test
  void anAppendWhoseTracesWereTrimmedIsIndeterminate() throws Unavailable {
    cluster.world.faults().cut(N1, N2);
    cluster.world.faults().cut(META, N2);
    List<Future<AppendResult>> results = cluster.pipeline(writer, "e", 2);
    cluster.world.runFor(Duration.ofMillis(10));
    cluster.world.await(other.reconfigExtend(memory(N3)));
    cluster.append(other, "x");
    cluster.world.await(other.prefixTrim(new Lsn(2)));
    assertThat(cluster.world.await(other.reconfigTruncate()).dropped()).hasSize(1);
    assertThat(cluster.await(withoutCut(results))).allMatch(Indeterminate.class::isInstance);
    assertThat(cluster.readAll(other, new Lsn(2))).containsExactly("x");
  }

  /** V13: the segment stays open, so nothing is sent again and the deadline decides. */
  @Test
  void anAppendOnASegmentThatStaysOpenIsIndeterminateAtItsDeadline() throws Unavailable {
    cluster.world.faults().isolate(N1);
    long before = cluster.world.now();
    AppendResult result = cluster.append(writer, "a");
    assertThat(Duration.ofNanos(cluster.world.now() - before))
        .isEqualTo(LogOptions.DEFAULT.limits().deadline());
    assertThat(result)
        .isInstanceOfSatisfying(
            Indeterminate.class,
            indeterminate -> assertThat(indeterminate.cause().missing()).containsExactly(N1));
    cluster.world.faults().heal();
    assertThat(cluster.append(writer, "b")).isInstanceOf(Appended.class);
    assertThat(cluster.readAll(other, Lsn.ZERO)).doesNotHaveDuplicates().contains("b");
  }

  @Test
  void explainNamesTheMissingNodeAndTheWaitingAppends() throws Unavailable {
    cluster.world.faults().isolate(N1);
    cluster.pipeline(writer, "e", 2);
    cluster.world.runFor(Duration.ofSeconds(3));
    Explanation explanation = cluster.world.await(writer.explain());
    assertThat(explanation.isHealthy()).isFalse();
    assertThat(explanation.findings())
        .anySatisfy(finding ->
            assertThat(finding)
                .isInstanceOfSatisfying(
                    Explanation.Finding.NoQuorum.class,
                    no -> assertThat(no.why().missing()).containsExactly(N1)))
        .anySatisfy(finding ->
            assertThat(finding)
                .isInstanceOfSatisfying(
                    Explanation.Finding.AppendsWaiting.class,
                    waiting -> assertThat(waiting.count()).isEqualTo(2)));
  }

  @Test
  void outstandingAppendsOfAClosedHandleAreIndeterminate() throws Unavailable {
    List<Future<AppendResult>> results = cluster.pipeline(writer, "e", 2);
    cluster.world.await(writer.close());
    assertThat(cluster.await(results)).allMatch(Indeterminate.class::isInstance);
  }
}
