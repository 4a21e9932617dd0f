package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.META;
import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.ModifyResult.Failed;
import dev.rhenea.virtuallog.ModifyResult.Modified;
import dev.rhenea.virtuallog.ModifyResult.Superseded;
import dev.rhenea.virtuallog.ModifyResult.Unfinished;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a reconfigModify says of itself is true, also when the MetaStore was silent (V7, V10). */
class ModificationAnswersTest {
  private static final Alteration DELETION = new Alteration.Delete(Lsn.ZERO);

  /** Longer than a write of the register waits for its answer, shorter than an edit. */
  private static final Duration DOUBT = Duration.ofSeconds(2);

  private final CopiedLog copied = new CopiedLog();
  private final LogCluster cluster = copied.cluster();
  private final VirtualLog log = copied.log();
  private final VirtualLog reader = copied.reader();

  ModificationAnswersTest() throws Unavailable {}

  /** The copy got into the chain by a write whose answer was lost, and out of it again. */
  @Test
  void publishedInDoubtAndReplacedIsNotSuperseded() throws Unavailable {
    Future<ModifyResult> deletion = publishUnheard();
    assertThat(cluster.world.await(reader.reconfigModify(CopiedLog.S0, memory(N1))))
        .isInstanceOf(Modified.class);
    cluster.world.runFor(DOUBT);
    cluster.world.faults().heal();
    assertThat(cluster.world.await(deletion)).isInstanceOf(Unfinished.class);
    assertThat(cluster.readAll(log, Lsn.ZERO)).containsExactly("b", "c");
  }

  /** The same, and dropped from the chain with its segment. */
  @Test
  void publishedInDoubtAndDroppedIsNotSuperseded() throws Unavailable {
    Future<ModifyResult> deletion = publishUnheard();
    cluster.world.await(reader.prefixTrim(new Lsn(3)));
    assertThat(cluster.world.await(reader.reconfigTruncate()).dropped()).hasSize(1);
    cluster.world.runFor(DOUBT);
    cluster.world.faults().heal();
    assertThat(cluster.world.await(deletion)).isInstanceOf(Unfinished.class);
  }

  /** A doubt that reading back ends. */
  @Test
  void publishedInDoubtAndFoundIsModified() throws Unavailable {
    Future<ModifyResult> deletion = publishUnheard();
    cluster.world.runFor(DOUBT);
    cluster.world.faults().heal();
    assertThat(cluster.world.await(deletion)).isInstanceOf(Modified.class);
  }

  /** The answer to the write comes late: this handle has read a newer chain meanwhile. */
  @Test
  void whatWasWrittenCountsNotWhatIsNewer() throws Unavailable {
    Future<ModifyResult> deletion = publishUnheard();
    assertThat(cluster.world.await(reader.reconfigModify(CopiedLog.S0, memory(N1))))
        .isInstanceOf(Modified.class);
    cluster.world.faults().heal();
    cluster.world.await(log.explain()); // which reads the MetaStore
    assertThat(log.status().stored().chain().segments().getFirst().loglet())
        .isEqualTo(copied.first().loglet());
    assertThat(deletion.isDone()).isFalse();
    assertThat(cluster.world.await(deletion)).isInstanceOf(Modified.class);
  }

  /** A conflict leaves no doubt: whoever comes second knows that it does. */
  @Test
  void whoeverMeetsAConflictIsSuperseded() throws Unavailable {
    copied.closeFirst();
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Verified,
        traced -> cluster.world.faults().pause(N2));
    Future<ModifyResult> late = log.reconfigModify(CopiedLog.S0, memory(N3), DELETION);
    cluster.world.runFor(Duration.ofMillis(50));
    assertThat(cluster.world.await(reader.reconfigModify(CopiedLog.S0, memory(N1))))
        .isInstanceOf(Modified.class);
    cluster.world.faults().resume(N2);
    assertThat(cluster.world.await(late)).isInstanceOf(Superseded.class);
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "b", "c");
  }

  /** Another handle on the copier's node takes it for dead: no other copy came first. */
  @Test
  void givenUpByAnotherHandleItHasFailed() throws Unavailable {
    copied.closeFirst();
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Begun,
        traced -> cluster.world.faults().isolate(N3));
    Future<ModifyResult> modification = log.reconfigModify(CopiedLog.S0, memory(N3));
    cluster.world.runUntil(
        () -> cluster.steps(Modification.Begun.class).findAny().isPresent(), DOUBT);
    cluster.open(N2);
    cluster.world.runUntil(
        () -> cluster.steps(Modification.GivenUp.class).findAny().isPresent(), DOUBT);
    cluster.world.faults().heal();
    assertThat(cluster.world.await(modification)).isInstanceOf(Failed.class);
    assertThat(cluster.readAll(log, Lsn.ZERO)).containsExactly("a", "b", "c");
  }

  @Test
  void withoutAMetaStoreNothingIsBegun() throws Unavailable {
    copied.closeFirst();
    cluster.world.faults().isolate(META);
    assertThat(copied.modify(CopiedLog.S0, memory(N3))).isInstanceOf(Failed.class);
    assertThat(cluster.steps(Modification.Begun.class)).isEmpty();
  }

  /** Announced, and not heard of: nobody else publishes it. */
  @Test
  void whatCannotBeAnnouncedFails() throws Unavailable {
    copied.closeFirst();
    cluster.atWrite(N2, () -> cluster.world.faults().isolate(META));
    Future<ModifyResult> modification = log.reconfigModify(CopiedLog.S0, memory(N3));
    assertThat(cluster.world.await(modification)).isInstanceOf(Failed.class);
    assertThat(cluster.steps(Modification.Begun.class)).isEmpty();
    cluster.world.faults().heal();
    assertThat(cluster.stored().record().copies().attempts()).hasSize(1);
  }

  /**
   * Announced, not heard of, given up by somebody else, who may be destroying it, and listed no
   * more: it is not announced again (V7), or what is in the chain would be destroyed.
   */
  @Test
  void whatWasAnnouncedUnheardAndGivenUpIsNotAnnouncedAgain() throws Unavailable {
    copied.closeFirst();
    cluster.atWrite(N2, () -> cluster.world.faults().cut(META, N2));
    Future<ModifyResult> modification = log.reconfigModify(CopiedLog.S0, memory(N3));
    cluster.world.runUntil(() -> cluster.world.faults().isCut(META, N2), DOUBT);
    Attempt attempt = cluster.stored().record().copies().attempts().getFirst();
    cluster.world.await(
        cluster.metaStore().edit(record -> record.giveUp(attempt), Duration.ofSeconds(1)));
    assertThat(cluster.world.await(reader.forget(attempt.copy())))
        .isInstanceOf(ForgetResult.Forgotten.class);
    cluster.world.runFor(DOUBT);
    cluster.world.faults().heal();
    assertThat(cluster.world.await(modification)).isInstanceOf(Failed.class);
    assertThat(cluster.steps(Modification.Announced.class)).isEmpty();
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }

  /** An attempt that is given up is over, whether or not the MetaStore hears of it. */
  @Test
  void givenUpWithoutAMetaStoreItHasFailed() throws Unavailable {
    copied.closeFirst();
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Begun,
        traced -> {
          cluster.world.faults().isolate(META);
          cluster.world.faults().isolate(N1);
        });
    assertThat(copied.modify(CopiedLog.S0, memory(N3))).isInstanceOf(Failed.class);
    cluster.world.faults().heal();
    assertThat(cluster.stored().record().copies().attempts()).hasSize(1);
    assertThat(copied.modify(CopiedLog.S0, memory(N3))).isInstanceOf(Modified.class);
    copied.settle();
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }

  /** A deletion of the first entry whose exchange is written, and nobody hears that it was. */
  private Future<ModifyResult> publishUnheard() throws Unavailable {
    copied.closeFirst();
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Verified,
        traced -> cluster.atWrite(N2, () -> cluster.world.faults().cut(META, N2)));
    Future<ModifyResult> deletion = log.reconfigModify(CopiedLog.S0, memory(N3), DELETION);
    cluster.world.runUntil(() -> cluster.world.faults().isCut(META, N2), Duration.ofSeconds(1));
    assertThat(cluster.stored().record().copies().attempts()).isEmpty();
    return deletion;
  }
}
