package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.META;
import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.register.Version;
import dev.rhenea.virtuallog.Explanation.Finding.LeftBehind;
import dev.rhenea.virtuallog.ForgetResult.Forgotten;
import dev.rhenea.virtuallog.ForgetResult.Gone;
import dev.rhenea.virtuallog.ForgetResult.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What cannot be destroyed can be given up, and nothing else can (V7). */
class ForgettingTest {
  private static final SegmentId S0 = SegmentId.FIRST;

  private final LogCluster cluster = new LogCluster(11, new Undestroyable());
  private final VirtualLog log;
  private final LogletId first;

  /** An entry in s0, whose Loglet cannot be destroyed, and one in s1. */
  ForgettingTest() throws Unavailable {
    cluster.create(META, Undestroyable.on(N1), LogOptions.DEFAULT);
    log = cluster.open(N2);
    cluster.append(log, "a");
    cluster.world.await(log.reconfigExtend(memory(N3)));
    cluster.append(log, "b");
    first = cluster.stored().chain().segments().getFirst().loglet();
  }

  private void drop() throws Unavailable {
    cluster.world.await(log.prefixTrim(new Lsn(1)));
    assertThat(cluster.world.await(log.reconfigTruncate()).leftBehind()).hasSize(1);
  }

  private ForgetResult forget(LogletId loglet) throws Unavailable {
    return cluster.world.await(log.forget(loglet));
  }

  private List<Leftover> leftovers() throws Unavailable {
    return cluster.stored().record().copies().leftovers();
  }

  private Version version() throws Unavailable {
    return cluster.stored().version();
  }

  private Stream<LeftBehind> leftBehind() throws Unavailable {
    return cluster.world.await(log.explain()).findings().stream()
        .filter(LeftBehind.class::isInstance)
        .map(LeftBehind.class::cast);
  }

  @Test
  void theDiagnosisSaysWhyItIsThereAndHowToGiveItUp() throws Unavailable {
    drop();
    assertThat(leftBehind())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.why().orElseThrow().operation()).contains("did not answer in time");
          assertThat(found.remedy()).endsWith("rhenea forget " + first);
        });
  }

  @Test
  void beforeAnybodyTriedThereIsNothingToGiveUp() throws Unavailable {
    cluster.world.await(log.prefixTrim(new Lsn(1)));
    Future<ReconfigResult.Truncated> truncation = log.reconfigTruncate();
    cluster.world.runFor(Duration.ofMillis(100));
    assertThat(leftBehind())
        .singleElement()
        .satisfies(found -> assertThat(found.remedy()).doesNotContain("forget"));
    cluster.world.await(truncation);
  }

  @Test
  void whatIsGivenUpIsListedNoMoreAndNobodyTriesToDestroyIt() throws Unavailable {
    VirtualLog other = cluster.open(N3);
    drop();
    Leftover leftover = leftovers().getFirst();
    assertThat(leftover.loglet()).isEqualTo(first);
    assertThat(forget(first)).isEqualTo(new Forgotten(leftover));
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
    assertThat(leftBehind()).isEmpty();
    assertThat(cluster.steps(VirtualLogTrace.CandidateForgotten.class)).hasSize(1);
    cluster.world.runFor(Duration.ofMinutes(1)); // what was begun ends
    long tries = cluster.steps(VirtualLogTrace.CandidateLeftBehind.class).count();
    cluster.world.runFor(Duration.ofHours(1));
    assertThat(cluster.steps(VirtualLogTrace.CandidateLeftBehind.class)).hasSize((int) tries);
    assertThat(cluster.readAll(other, new Lsn(1))).containsExactly("b");
  }

  @Test
  void aSecondTimeItIsDoneAlreadyAndNothingIsWritten() throws Unavailable {
    VirtualLog other = cluster.open(N3);
    drop();
    cluster.world.runFor(Duration.ofSeconds(2)); // the other handle reads of it
    forget(first);
    Version after = version();
    assertThat(forget(first)).isEqualTo(new Gone(first));
    assertThat(cluster.world.await(other.forget(first))).isEqualTo(new Gone(first));
    assertThat(version()).isEqualTo(after);
  }

  @Test
  void whatIsInTheLogIsNotGivenUp() throws Unavailable {
    drop();
    Version before = version();
    Segment active = cluster.stored().chain().active();
    List<Leftover> there = leftovers();
    assertThat(there).extracting(Leftover::loglet).containsExactly(first);
    assertThat(forget(active.loglet()))
        .isEqualTo(new Refused(active.loglet(), Optional.of(active.id()), there));
    LogletId unheard = new LogletId("default", 17);
    assertThat(forget(unheard)).isEqualTo(new Refused(unheard, Optional.empty(), there));
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void aCopyThatIsBeingMadeIsNotGivenUp() throws Unavailable {
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Begun,
        traced -> cluster.world.faults().isolate(N3));
    Future<ModifyResult> copying = log.reconfigModify(S0, memory(N3));
    cluster.world.runUntil(
        () -> cluster.steps(Modification.Begun.class).findAny().isPresent(), Duration.ofSeconds(1));
    Attempt attempt = cluster.stored().record().copies().attempts().getFirst();
    assertThat(forget(attempt.copy()))
        .isEqualTo(new Refused(attempt.copy(), Optional.of(S0), List.of()));
    cluster.world.faults().heal();
    assertThat(cluster.world.await(copying)).isInstanceOf(ModifyResult.Modified.class);
    assertThat(cluster.readAll(log, Lsn.ZERO)).containsExactly("a", "b");
  }

  /** Another handle is about to destroy it, and does so afterwards: nobody is harmed. */
  @Test
  void aDestructionThatIsUnderWayEndsByItself() throws Unavailable {
    cluster.world.await(log.reconfigModify(S0, memory(N1)));
    VirtualLog other = cluster.open(N3);
    cluster.world.await(other.prefixTrim(new Lsn(1)));
    Segment moved = cluster.stored().chain().segments().getFirst();
    cluster.world.faults().cut(N1, N3); // the answer to whatever it asks
    Future<ReconfigResult.Truncated> truncation = other.reconfigTruncate();
    cluster.world.runFor(Duration.ofMillis(100));
    assertThat(forget(moved.loglet())).isInstanceOf(Forgotten.class);
    assertThat(forget(first)).isInstanceOf(Forgotten.class);
    Version after = version();
    cluster.world.faults().heal();
    cluster.world.await(truncation);
    cluster.world.runFor(Duration.ofMinutes(1));
    assertThat(cluster.steps(VirtualLogTrace.CandidateDestroyed.class))
        .contains(new VirtualLogTrace.CandidateDestroyed(moved.loglet()));
    assertThat(version()).isEqualTo(after);
    assertThat(cluster.readAll(log, new Lsn(1))).containsExactly("b");
  }

  @Test
  void whatIsDestroyedMeanwhileIsGone() throws Unavailable {
    cluster.world.await(log.reconfigModify(S0, memory(N1)));
    cluster.world.await(log.prefixTrim(new Lsn(1)));
    Segment moved = cluster.stored().chain().segments().getFirst();
    Future<ReconfigResult.Truncated> truncation = log.reconfigTruncate();
    cluster.world.runUntil(
        () -> cluster.steps(VirtualLogTrace.CandidateDestroyed.class).findAny().isPresent(),
        Duration.ofSeconds(1));
    assertThat(forget(moved.loglet())).isEqualTo(new Gone(moved.loglet()));
    cluster.world.await(truncation);
  }

  /** The answer to the write is lost: reading back ends the doubt. */
  @Test
  void aLostAnswerIsNoFailure() throws Unavailable {
    drop();
    cluster.atWrite(N2, () -> cluster.world.faults().cut(META, N2));
    Future<ForgetResult> forgetting = log.forget(first);
    cluster.world.runUntil(() -> cluster.world.faults().isCut(META, N2), Duration.ofSeconds(1));
    cluster.world.runFor(Duration.ofSeconds(2));
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
    cluster.world.faults().heal();
    assertThat(cluster.world.await(forgetting)).isInstanceOf(Forgotten.class);
  }

  @Test
  void withoutAMetaStoreNobodyKnows() throws Unavailable {
    drop();
    cluster.world.faults().isolate(META);
    assertThatThrownBy(() -> forget(first)).isInstanceOf(Unavailable.class);
    cluster.world.faults().heal();
    assertThat(forget(first)).isInstanceOf(Forgotten.class);
  }
}
