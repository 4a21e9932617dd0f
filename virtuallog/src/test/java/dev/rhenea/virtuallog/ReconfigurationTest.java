package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.META;
import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.AppendResult.Appended;
import dev.rhenea.virtuallog.ReconfigResult.Failed;
import dev.rhenea.virtuallog.ReconfigResult.Installed;
import dev.rhenea.virtuallog.ReconfigResult.Refused;
import dev.rhenea.virtuallog.ReconfigResult.Superseded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delos, section 3: reconfigExtend; rules V4 to V8. */
class ReconfigurationTest {
  private final LogCluster cluster = LogCluster.withLog(7, N1);

  ReconfigurationTest() throws Unavailable {}

  @Test
  void stepsComeInTheOrderOfThePaper() throws Unavailable {
    VirtualLog log = cluster.open(N2);
    cluster.append(log, "a");
    cluster.world.await(log.reconfigExtend(memory(N3)));
    assertThat(cluster.steps.stream().map(step -> step.step().step()))
        .filteredOn(step -> step.startsWith("Reconfiguration."))
        .containsExactly(
            "Reconfiguration.IntentWritten",
            "Reconfiguration.Created",
            "Reconfiguration.Sealed",
            "Reconfiguration.TailKnown",
            "Reconfiguration.Installed");
    assertThat(cluster.steps(Reconfiguration.TailKnown.class))
        .singleElement()
        .extracting(Reconfiguration.TailKnown::stop)
        .isEqualTo(new Lsn(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void ofRacersThatMeanTheSameSegmentOneWinsAndNoSegmentIsWasted(long seed) throws Unavailable {
    LogCluster racing = LogCluster.withLog(seed, N1);
    List<VirtualLog> logs = List.of(racing.open(N1), racing.open(N2), racing.open(N3));
    List<Future<ReconfigResult>> races =
        logs.stream().map(log -> log.reconfigExtend(SegmentId.FIRST, memory(N2))).toList();
    int installed = 0;
    for (Future<ReconfigResult> race : races) {
      switch (racing.world.await(race)) {
        case Installed(SegmentId segment) -> {
          assertThat(segment).isEqualTo(new SegmentId(1));
          installed++;
        }
        case Superseded superseded -> {}
        case ReconfigResult other -> throw new AssertionError(other);
      }
    }
    assertThat(installed).isEqualTo(1);
    assertThat(racing.stored().chain().segments()).hasSize(2);
  }

  @Test
  void aLateCallerDoesNotSealTheNewSegment() throws Unavailable {
    VirtualLog log = cluster.open(N2);
    cluster.world.await(log.reconfigExtend(SegmentId.FIRST, memory(N2)));
    assertThat(cluster.world.await(log.reconfigExtend(SegmentId.FIRST, memory(N3))))
        .isInstanceOf(Superseded.class);
    assertThat(cluster.append(log, "a")).isEqualTo(new Appended(Lsn.ZERO));
    assertThat(cluster.stored().chain().segments()).hasSize(2);
  }

  /** V4: whatever step its author dies at, somebody brings the intent to its end. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        Reconfiguration.IntentWritten.class,
        Reconfiguration.Created.class,
        Reconfiguration.Sealed.class,
        Reconfiguration.TailKnown.class,
        Reconfiguration.Installed.class
      })
  void anIntentIsDrivenToItsEndWhenItsAuthorDiesAt(Class<? extends Trace> step) throws Unavailable {
    VirtualLog author = cluster.open(N3);
    VirtualLog witness = cluster.open(N2);
    cluster.append(witness, "a");
    cluster.atFirst(
        traced -> step.isInstance(traced.step()), traced -> cluster.world.faults().crash(N3));
    author.reconfigExtend(memory(N2));
    boolean ended =
        cluster.world.runUntil(
            () -> witness.status().stored().chain().segments().size() == 2, Duration.ofSeconds(10));
    assertThat(ended).isTrue();
    Stored stored = cluster.stored();
    assertThat(stored.record().pending()).isEmpty();
    assertThat(stored.chain().active().created()).hasToString(memory(N2).toString());
    assertThat(cluster.append(witness, "b")).isEqualTo(new Appended(new Lsn(1)));
  }

  /** V8: sealed, nothing newer in the MetaStore, no intent: any client rolls forward. */
  @Test
  void aSealedSegmentWithoutAnIntentIsRolledForwardByAnyClient() throws Unavailable {
    VirtualLog log = cluster.open(N2);
    cluster.append(log, "a");
    assertThat(cluster.world.await(cluster.open(N3).seal())).isEqualTo(SegmentId.FIRST);
    assertThat(cluster.append(log, "b")).isEqualTo(new Appended(new Lsn(1)));
    assertThat(cluster.stored().chain().segments()).hasSize(2);
    assertThat(cluster.steps(VirtualLogTrace.SteppedIn.class)).hasSize(1);
  }

  @Test
  void aTargetThatCannotBeCreatedFailsAndTheLogGoesOn() throws Unavailable {
    VirtualLog log = cluster.open(N2);
    cluster.world.faults().crash(N3);
    assertThat(cluster.world.await(log.reconfigExtend(memory(N3))))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).contains("missing: n3"));
    assertThat(cluster.append(log, "a")).isEqualTo(new Appended(Lsn.ZERO));
    assertThat(cluster.stored().chain().segments()).hasSize(1);
    assertThat(cluster.steps(Reconfiguration.Sealed.class)).isEmpty();
  }

  @Test
  void impossibleTargetsAreRefusedWithTheReason() throws Unavailable {
    VirtualLog log = cluster.open(N2);
    assertThat(cluster.world.await(log.reconfigExtend(ProtocolSpec.of("carrier-pigeon"))))
        .isEqualTo(
            new Refused("protocol 'carrier-pigeon' is not installed on n2; installed: memory"));
    assertThat(
            cluster.world.await(
                log.reconfigExtend(ProtocolSpec.of("memory").withNodes("node", List.of(N1, N2)))))
        .isEqualTo(new Refused("memory takes one node, as in memory(n1)"));
    assertThat(cluster.stored().version().number()).isEqualTo(1);
  }

  /** V6, V7: no answer to the install is not a no. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void losingTheMetaStoreDuringTheInstallNeverBreaksTheChain(long seed) throws Unavailable {
    LogCluster shaky = LogCluster.withLog(seed, N1);
    VirtualLog log = shaky.open(N2);
    shaky.append(log, "a");
    shaky.atFirst(
        traced -> traced.step() instanceof Reconfiguration.TailKnown,
        traced -> {
          if (seed % 2 == 0) {
            shaky.world.faults().cut(N2, META);
          } else {
            shaky.world.faults().cut(META, N2);
          }
        });
    Future<ReconfigResult> result = log.reconfigExtend(memory(N3));
    shaky.world.runFor(Duration.ofMillis(1500 + 250 * seed));
    shaky.world.faults().heal();
    assertThat(shaky.world.await(result)).isEqualTo(new Installed(new SegmentId(1)));
    assertThat(shaky.append(log, "b")).isEqualTo(new Appended(new Lsn(1)));
    assertThat(shaky.readAll(shaky.open(N3), Lsn.ZERO)).containsExactly("a", "b");
    assertThat(shaky.stored().chain().segments()).hasSize(2);
  }

  /**
   * V8: a target that needs a dead node makes way before anybody's append runs out of time. At most
   * twice the patience (750 ms with jitter), one creation (1 s) and two looks at the chain (300
   * ms).
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aSealedLogDoesNotWaitLongForATargetThatNeedsADeadNode(long seed) throws Unavailable {
    LogCluster dying = LogCluster.withLog(seed, N1);
    VirtualLog author = dying.open(N3);
    VirtualLog witness = dying.open(N2);
    dying.append(witness, "a");
    dying.atFirst(
        traced -> traced.step() instanceof Reconfiguration.Sealed,
        traced -> dying.world.faults().crash(N3));
    author.reconfigExtend(memory(N3));
    assertThat(dying.world.runUntil(() -> !dying.world.faults().isUp(N3), Duration.ofSeconds(1)))
        .isTrue();
    long sealed = dying.world.now();
    assertThat(dying.append(witness, "b")).isEqualTo(new Appended(new Lsn(1)));
    assertThat(Duration.ofNanos(dying.world.now() - sealed)).isLessThan(Duration.ofMillis(3500));
  }
}
