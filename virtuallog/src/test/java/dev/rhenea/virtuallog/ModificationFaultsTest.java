package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.META;
import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.simulator.Transmission;
import dev.rhenea.virtuallog.ModifyResult.Failed;
import dev.rhenea.virtuallog.ModifyResult.Modified;
import dev.rhenea.virtuallog.ModifyResult.Superseded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy of a closed segment in races with everything else, and through faults (V7, V10). */
class ModificationFaultsTest {
  /** Longer than a Loglet is waited for, shorter than a modification that stands still. */
  private static final Duration SILENCE = Duration.ofSeconds(4);

  private static final int LARGE = 600_000;

  private final CopiedLog copied = new CopiedLog();
  private final LogCluster cluster = copied.cluster();
  private final VirtualLog log = copied.log();
  private final VirtualLog reader = copied.reader();

  ModificationFaultsTest() throws Unavailable {}

  /** What is written while a trim goes on is below a mark that every reader of the copy knows. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void trimsMayRace(long seed) throws Unavailable {
    copied.closeFirst();
    Future<ModifyResult> modification = log.reconfigModify(CopiedLog.S0, memory(N3));
    cluster.world.runFor(Duration.ofNanos(200_000 * seed));
    cluster.world.await(reader.prefixTrim(new Lsn(2)));
    assertThat(cluster.world.await(modification)).isInstanceOf(Modified.class);
    assertThat(cluster.readAll(cluster.open(META), Lsn.ZERO)).containsExactly("c");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void ofRacersOneWinsAndNothingIsLeft(long seed) throws Unavailable {
    copied.closeFirst();
    List<Future<ModifyResult>> races = new ArrayList<>();
    for (NodeId target : List.of(N1, N2, N3)) {
      races.add(log.reconfigModify(CopiedLog.S0, memory(target)));
      races.add(reader.reconfigModify(CopiedLog.S0, memory(target)));
      cluster.world.runFor(Duration.ofNanos(100_000 * seed));
    }
    int modified = 0;
    for (Future<ModifyResult> race : races) {
      switch (cluster.world.await(race)) {
        case Modified done -> modified++;
        case Superseded late -> {}
        case ModifyResult other -> throw new AssertionError(other);
      }
    }
    assertThat(modified).isPositive();
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "b", "c");
    copied.settle();
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
    long begun = cluster.steps(Modification.Begun.class).count();
    assertThat(cluster.steps(VirtualLogTrace.CandidateDestroyed.class).map(this::loglet).distinct())
        .as("each copy but the last one, and the first Loglet")
        .hasSize((int) begun);
  }

  private LogletId loglet(VirtualLogTrace.CandidateDestroyed step) {
    return step.loglet();
  }

  /** A switch, a copy of what it closed, a truncation: none waits for the other. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void switchesMayRace(long seed) throws Unavailable {
    copied.closeFirst();
    Future<ModifyResult> modification = log.reconfigModify(CopiedLog.S0, memory(N3));
    cluster.world.runFor(Duration.ofNanos(300_000 * seed));
    Future<ReconfigResult> extension = reader.reconfigExtend(memory(N1));
    assertThat(cluster.world.await(extension)).isInstanceOf(ReconfigResult.Installed.class);
    assertThat(cluster.world.await(modification)).isInstanceOf(Modified.class);
    assertThat(cluster.stored().chain().segments()).hasSize(3);
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "b", "c");
  }

  /** The copier dies at any step: the log is what it was, and what is left is found. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        Modification.Announced.class,
        Modification.Begun.class,
        Modification.Finished.class,
        Modification.Verified.class,
        Modification.Published.class
      })
  void theCopierMayDieAt(Class<? extends Trace> step) throws Unavailable {
    copied.closeFirst();
    cluster.atFirst(
        traced -> step.isInstance(traced.step()), traced -> cluster.world.faults().crash(N3));
    reader.reconfigModify(CopiedLog.S0, memory(N2));
    copied.settle();
    assertThat(cluster.steps(step)).hasSize(1);
    boolean published = step.equals(Modification.Published.class);
    Copies left = cluster.stored().record().copies();
    assertThat(left.attempts()).hasSize(published ? 0 : 1);
    assertThat(left.leftovers()).isEmpty();
    assertThat(cluster.readAll(log, Lsn.ZERO)).containsExactly("a", "b", "c");
    assertThat(cluster.world.await(log.explain()).isHealthy()).isTrue();
    assertThat(copied.modify(CopiedLog.S0, memory(N2))).isInstanceOf(Modified.class);
    copied.settle();
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }

  /** There is nothing to copy any more: nothing changes, and the attempt is over. */
  @Test
  void aLostOriginalFails() throws Unavailable {
    copied.closeFirst();
    Segment before = copied.first();
    cluster.world.faults().crash(N1);
    cluster.world.faults().restart(N1); // its memory is lost, and with it the original
    assertThat(copied.modify(CopiedLog.S0, memory(N3))).isInstanceOf(Failed.class);
    assertThat(copied.first()).isEqualTo(before);
    copied.settle();
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }

  /** The target's node is dead: nothing was begun there that is known of, and it is looked for. */
  @Test
  void aCopyThatCannotBeBegunFails() throws Unavailable {
    copied.closeFirst();
    Segment before = copied.first();
    cluster.world.faults().crash(N3);
    assertThat(copied.modify(CopiedLog.S0, memory(N3))).isInstanceOf(Failed.class);
    assertThat(cluster.steps(Modification.Begun.class)).isEmpty();
    assertThat(copied.first()).isEqualTo(before);
    copied.settle();
    Copies left = cluster.stored().record().copies();
    assertThat(left.attempts()).isEmpty();
    assertThat(left.leftovers()).hasSize(1);
    cluster.world.faults().restart(N3);
    cluster.world.runFor(Duration.ofMinutes(1));
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
    assertThat(copied.modify(CopiedLog.S0, memory(N3))).isInstanceOf(Modified.class);
  }

  /** The batch that was sent is sent again, also if the original has lost a part of it since. */
  @Test
  void aBatchWhoseAnswerWasLostMayBeTrimmedMeanwhile() throws Unavailable {
    copied.closeFirst();
    VirtualLog trimmer = cluster.open(META);
    cluster.onceAt(
        message ->
            LogCluster.isRequest(message, N2, N3)
                && cluster.steps(Modification.Begun.class).findAny().isPresent(),
        () -> cluster.world.faults().cut(N3, N2));
    Future<ModifyResult> modification = log.reconfigModify(CopiedLog.S0, memory(N3));
    cluster.world.runUntil(() -> cluster.world.faults().isCut(N3, N2), Duration.ofSeconds(1));
    cluster.world.await(trimmer.prefixTrim(new Lsn(2)));
    cluster.world.runFor(SILENCE);
    cluster.world.faults().heal();
    assertThat(cluster.world.await(modification)).isInstanceOf(Modified.class);
    assertThat(cluster.readAll(trimmer, Lsn.ZERO)).containsExactly("c");
  }

  /** Slow, but moving: each batch that is read back counts as progress. */
  @Test
  void verifyingMayTakeLongerThanAReconfiguration() throws Unavailable {
    copied.closeFirst(large(0), large(1), large(2), large(3), large(4));
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Finished,
        traced -> cluster.world.faults().cut(N3, N2));
    Future<ModifyResult> modification = log.reconfigModify(CopiedLog.S0, memory(N3));
    cluster.world.runUntil(() -> cluster.world.faults().isCut(N3, N2), Duration.ofSeconds(1));
    long begin = cluster.world.now();
    while (!modification.isDone()) {
      cluster.world.runFor(SILENCE);
      cluster.onceAt(
          message ->
              message.kind() == Transmission.Kind.REPLY
                  && message.from().equals(N3)
                  && message.bytes().size() > LARGE,
          () -> cluster.world.faults().cut(N3, N2));
      cluster.world.faults().heal();
      cluster.world.runUntil(
          () -> cluster.world.faults().isCut(N3, N2) || modification.isDone(),
          Duration.ofMinutes(1));
    }
    assertThat(Duration.ofNanos(cluster.world.now() - begin))
        .isGreaterThan(Timing.DEFAULT.reconfiguration());
    assertThat(cluster.world.await(modification)).isInstanceOf(Modified.class);
  }

  /** Of two such entries only one is in a batch. */
  private static String large(int number) {
    return String.valueOf((char) ('a' + number)).repeat(LARGE);
  }

  /** V7: as long as the MetaStore is silent, neither of the two is destroyed. */
  @Test
  void inDoubtNothingIsDestroyed() throws Unavailable {
    copied.closeFirst();
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Verified,
        traced -> cluster.world.faults().cut(META, N2));
    assertThat(copied.modify(CopiedLog.S0, memory(N3))).isInstanceOf(ModifyResult.Unfinished.class);
    assertThat(cluster.steps(VirtualLogTrace.CandidateDestroyed.class)).isEmpty();
    cluster.world.faults().heal();
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "b", "c");
  }

  /** A leftover on a node that is away is destroyed when it comes back. */
  @Test
  void whatIsLeftIsDestroyedLater() throws Unavailable {
    copied.closeFirst();
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Published,
        traced -> cluster.world.faults().isolate(N1));
    assertThat(copied.modify(CopiedLog.S0, memory(N3))).isInstanceOf(Modified.class);
    copied.settle();
    assertThat(cluster.stored().record().copies().leftovers()).hasSize(1);
    Explanation explained = cluster.world.await(reader.explain());
    assertThat(explained.findings()).anyMatch(Explanation.Finding.LeftBehind.class::isInstance);
    assertThat(explained.isHealthy()).isTrue();
    cluster.world.faults().heal();
    cluster.world.runFor(Duration.ofMinutes(1));
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }
}
