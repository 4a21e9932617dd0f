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
import dev.rhenea.payload.Payload;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.AppendResult.Appended;
import dev.rhenea.virtuallog.ModifyResult.Failed;
import dev.rhenea.virtuallog.ModifyResult.Modified;
import dev.rhenea.virtuallog.ModifyResult.Refused;
import dev.rhenea.virtuallog.ModifyResult.Superseded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delos, section 3: reconfigModify; rules V3, V7 and V10. */
class ModificationTest {
  private static final SegmentId S0 = SegmentId.FIRST;
  private static final SegmentId S1 = new SegmentId(1);

  private final LogCluster cluster = LogCluster.withLog(11, N1);
  private final VirtualLog log = cluster.open(N2);
  private final VirtualLog reader = cluster.open(N3);

  ModificationTest() throws Unavailable {}

  /** Three entries in s0 on n1, and then s1 on n2. */
  private void closeFirst() throws Unavailable {
    for (String entry : List.of("a", "b", "c")) {
      cluster.append(log, entry);
    }
    cluster.world.await(log.reconfigExtend(memory(N2)));
  }

  private ModifyResult modify(SegmentId segment, ProtocolSpec target) throws Unavailable {
    return cluster.world.await(log.reconfigModify(segment, target));
  }

  private ModifyResult alter(Alteration alteration) throws Unavailable {
    return cluster.world.await(log.reconfigModify(S0, memory(N3), alteration));
  }

  private Segment first() throws Unavailable {
    return cluster.stored().chain().segments().getFirst();
  }

  /** Lets everything that goes on in the background come to its end. */
  private void settle() {
    cluster.world.runFor(Duration.ofSeconds(5));
  }

  @Test
  void theCopyTakesTheSegmentsPlace() throws Unavailable {
    closeFirst();
    cluster.append(log, "d");
    Segment before = first();
    ModifyResult result = modify(S0, memory(N3));
    assertThat(result).isEqualTo(new Modified(S0, first().loglet()));
    assertThat(first().loglet()).isNotEqualTo(before.loglet());
    assertThat(Providers.unbound(first().created())).isEqualTo(memory(N3));
    assertThat(first().start()).isEqualTo(before.start());
    assertThat(first().stop()).isEqualTo(before.stop());
    assertThat(cluster.readAll(log, Lsn.ZERO)).containsExactly("a", "b", "c", "d");
    assertThat(cluster.append(log, "e")).isEqualTo(new Appended(new Lsn(4)));
  }

  @Test
  void stepsComeInTheirOrder() throws Unavailable {
    closeFirst();
    modify(S0, memory(N3));
    settle();
    assertThat(cluster.steps.stream().map(step -> step.step().step()))
        .filteredOn(
            step -> step.startsWith("Modification.") || step.endsWith(".CandidateDestroyed"))
        .containsExactly(
            "Modification.Announced",
            "Modification.Begun",
            "Modification.Finished",
            "Modification.Verified",
            "Modification.Published",
            "VirtualLogTrace.CandidateDestroyed");
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }

  /** V10: a reader with the old chain meets Unknown, and finds the copy. */
  @Test
  void aReaderWithAnOldChainFindsTheCopy() throws Unavailable {
    closeFirst();
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "b", "c");
    modify(S0, memory(N3));
    cluster.world.runFor(Duration.ofMillis(20));
    assertThat(reader.status().stored().version()).isLessThan(cluster.stored().version());
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "b", "c");
  }

  @Test
  void theOpenSegmentIsNotCopied() throws Unavailable {
    assertThat(modify(S0, memory(N3)))
        .isEqualTo(new Refused("segment s0 is open: switch to another one first"));
    assertThat(modify(S1, memory(N3)))
        .isEqualTo(new Refused("log default has no segment s1; it has [s0]"));
  }

  @Test
  void anUnknownProtocolIsRefused() throws Unavailable {
    closeFirst();
    assertThat(modify(S0, ProtocolSpec.of("marble")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).contains("'marble' is not installed"));
  }

  @Test
  void whatWasTrimmedIsNotCopied() throws Unavailable {
    closeFirst();
    cluster.world.await(log.prefixTrim(new Lsn(2)));
    assertThat(modify(S0, memory(N3))).isInstanceOf(Modified.class);
    assertThat(cluster.readAll(log, Lsn.ZERO)).containsExactly("c");
    cluster.world.await(log.prefixTrim(new Lsn(3)));
    assertThat(modify(S0, memory(N1))).isInstanceOf(Modified.class);
    assertThat(cluster.world.await(log.reconfigTruncate()).dropped()).hasSize(1);
    settle();
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }

  @Test
  void anEmptySegmentIsCopiedToo() throws Unavailable {
    cluster.world.await(log.reconfigExtend(memory(N2)));
    assertThat(modify(S0, memory(N3))).isInstanceOf(Modified.class);
    assertThat(cluster.append(log, "a")).isEqualTo(new Appended(Lsn.ZERO));
  }

  /** What is written while a trim goes on is below a mark that every reader of the copy knows. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void trimsMayRace(long seed) throws Unavailable {
    closeFirst();
    Future<ModifyResult> modification = log.reconfigModify(S0, memory(N3));
    cluster.world.runFor(Duration.ofNanos(200_000 * seed));
    cluster.world.await(reader.prefixTrim(new Lsn(2)));
    assertThat(cluster.world.await(modification)).isInstanceOf(Modified.class);
    assertThat(cluster.readAll(cluster.open(META), Lsn.ZERO)).containsExactly("c");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void ofRacersOneWinsAndNothingIsLeft(long seed) throws Unavailable {
    closeFirst();
    List<Future<ModifyResult>> races = new ArrayList<>();
    for (NodeId target : List.of(N1, N2, N3)) {
      races.add(log.reconfigModify(S0, memory(target)));
      races.add(reader.reconfigModify(S0, memory(target)));
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
    settle();
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
    closeFirst();
    Future<ModifyResult> modification = log.reconfigModify(S0, memory(N3));
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
    closeFirst();
    cluster.atFirst(
        traced -> step.isInstance(traced.step()), traced -> cluster.world.faults().crash(N3));
    reader.reconfigModify(S0, memory(N2));
    settle();
    assertThat(cluster.steps(step)).hasSize(1);
    boolean published = step.equals(Modification.Published.class);
    Copies left = cluster.stored().record().copies();
    assertThat(left.attempts()).hasSize(published ? 0 : 1);
    assertThat(left.leftovers()).isEmpty();
    assertThat(cluster.readAll(log, Lsn.ZERO)).containsExactly("a", "b", "c");
    assertThat(cluster.world.await(log.explain()).isHealthy()).isTrue();
    assertThat(modify(S0, memory(N2))).isInstanceOf(Modified.class);
    settle();
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }

  /** V3: the entry is another one, its place and its append's id are not. */
  @Test
  void anEntryIsReplaced() throws Unavailable {
    closeFirst();
    assertThat(alter(new Alteration.Replace(new Lsn(1), Payload.utf8("B"))))
        .isInstanceOf(Modified.class);
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "B", "c");
  }

  @Test
  void anEntryIsDeleted() throws Unavailable {
    closeFirst();
    assertThat(alter(new Alteration.Delete(new Lsn(1)))).isInstanceOf(Modified.class);
    settle();
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "c");
    ReadResult deleted = cluster.world.await(reader.readNext(new Lsn(1), new Lsn(2), 100));
    assertThat(deleted).isEqualTo(new ReadResult.Entries(List.of(), new Lsn(2)));
    assertThat(cluster.append(log, "d")).isEqualTo(new Appended(new Lsn(3)));
  }

  @Test
  void whereThereIsNoEntryNothingIsAltered() throws Unavailable {
    closeFirst();
    alter(new Alteration.Delete(new Lsn(1)));
    assertThat(alter(new Alteration.Delete(new Lsn(1))))
        .isEqualTo(new Failed("there is no entry at 1"));
    assertThat(alter(new Alteration.Delete(new Lsn(3)))).isInstanceOf(Refused.class);
    cluster.world.await(log.prefixTrim(new Lsn(1)));
    assertThat(alter(new Alteration.Delete(Lsn.ZERO)))
        .isEqualTo(new Refused("position 0 was trimmed"));
    settle();
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }

  /** V1, V3: a writer that lost its answers looks for its entries in the copy. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLookupInTheCopyFindsWhatWasAppended(boolean deleted) throws Unavailable {
    cluster.append(log, "a");
    VirtualLog writer = cluster.open(META);
    cluster.world.faults().cut(N1, META);
    Future<AppendResult> lost = writer.append(Payload.utf8("b"));
    cluster.world.runFor(Duration.ofMillis(5));
    cluster.world.await(log.reconfigExtend(memory(N2)));
    Alteration alteration = deleted ? new Alteration.Delete(new Lsn(1)) : new Alteration.None();
    assertThat(alter(alteration)).isInstanceOf(Modified.class);
    cluster.world.faults().heal();
    assertThat(cluster.world.await(lost)).isEqualTo(new Appended(new Lsn(1)));
    assertThat(cluster.readAll(reader, Lsn.ZERO))
        .isEqualTo(deleted ? List.of("a") : List.of("a", "b"));
  }

  /** The target's node is dead: nothing changes, and the attempt is over. */
  @Test
  void aCopyThatCannotBeBegunFails() throws Unavailable {
    closeFirst();
    Segment before = first();
    cluster.world.faults().crash(N1);
    cluster.world.faults().restart(N1); // its memory is lost, and with it the original
    assertThat(modify(S0, memory(N3))).isInstanceOf(Failed.class);
    assertThat(first()).isEqualTo(before);
    settle();
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }

  /** V7: as long as the MetaStore is silent, neither of the two is destroyed. */
  @Test
  void inDoubtNothingIsDestroyed() throws Unavailable {
    closeFirst();
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Verified,
        traced -> cluster.world.faults().cut(META, N2));
    assertThat(modify(S0, memory(N3))).isInstanceOf(ModifyResult.Unfinished.class);
    assertThat(cluster.steps(VirtualLogTrace.CandidateDestroyed.class)).isEmpty();
    cluster.world.faults().heal();
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "b", "c");
  }

  /** A leftover on a node that is away is destroyed when it comes back. */
  @Test
  void whatIsLeftIsDestroyedLater() throws Unavailable {
    closeFirst();
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Published,
        traced -> cluster.world.faults().isolate(N1));
    assertThat(modify(S0, memory(N3))).isInstanceOf(Modified.class);
    settle();
    assertThat(cluster.stored().record().copies().leftovers()).hasSize(1);
    Explanation explained = cluster.world.await(reader.explain());
    assertThat(explained.findings()).anyMatch(Explanation.Finding.LeftBehind.class::isInstance);
    assertThat(explained.isHealthy()).isTrue();
    cluster.world.faults().heal();
    cluster.world.runFor(Duration.ofMinutes(1));
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }
}
