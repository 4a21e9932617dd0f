package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.META;
import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.virtuallog.ModifyResult.Modified;
import dev.rhenea.virtuallog.ReconfigResult.Truncated;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left over goes, piece by piece, whatever stands in the way of the rest (V7). */
class CleaningTest {
  private static final SegmentId S0 = SegmentId.FIRST;

  private final LogCluster cluster = new LogCluster(5, new Undestroyable());
  private final VirtualLog log;
  private final LogletId first;

  /** Two entries in s0, whose Loglet cannot be destroyed, and s1. */
  CleaningTest() throws Unavailable {
    cluster.create(META, Undestroyable.on(N1), LogOptions.DEFAULT);
    log = cluster.open(N2);
    cluster.append(log, "a");
    cluster.append(log, "b");
    cluster.world.await(log.reconfigExtend(memory(N3)));
    first = cluster.stored().chain().segments().getFirst().loglet();
  }

  private void modify() throws Unavailable {
    assertThat(cluster.world.await(log.reconfigModify(S0, memory(N3))))
        .isInstanceOf(Modified.class);
  }

  private List<LogletId> leftovers() throws Unavailable {
    return cluster.stored().record().copies().leftovers().stream().map(Leftover::loglet).toList();
  }

  @Test
  void whatIsGoneIsStruckOutAtOnce() throws Unavailable {
    modify();
    modify();
    assertThat(leftovers()).hasSize(2);
    cluster.world.runFor(Duration.ofSeconds(1));
    assertThat(leftovers()).containsExactly(first);
  }

  @Test
  void itIsTriedOnceAtATimeAndEachTryEnds() throws Unavailable {
    modify();
    cluster.world.runFor(Duration.ofSeconds(4));
    assertThat(cluster.steps(VirtualLogTrace.CandidateLeftBehind.class)).isEmpty();
    cluster.world.runFor(Duration.ofSeconds(2));
    assertThat(cluster.steps(VirtualLogTrace.CandidateLeftBehind.class))
        .hasSize(1)
        .allSatisfy(step ->
            assertThat(step.why().operation()).contains("undestroyable", "did not answer in time"));
    assertThat(leftovers()).containsExactly(first);
  }

  /** Delos, section 3: a truncation needs nobody's help, and says what it could not destroy. */
  @Test
  void aTruncationEndsToo() throws Unavailable {
    cluster.world.await(log.prefixTrim(new Lsn(2)));
    Truncated truncated = cluster.world.await(log.reconfigTruncate());
    assertThat(truncated.leftBehind()).extracting(Segment::loglet).containsExactly(first);
    assertThat(cluster.stored().chain().segments()).hasSize(1);
    assertThat(leftovers()).containsExactly(first);
  }

  /** A node that comes back cleans up what it left when it died. */
  @Test
  void whatTheAuthorForgotIsGivenUp() throws Unavailable {
    cluster.atFirst(
        traced -> traced.step() instanceof Modification.Begun,
        traced -> cluster.world.faults().crash(N2));
    log.reconfigModify(S0, memory(N3));
    cluster.world.runFor(Duration.ofSeconds(1));
    assertThat(cluster.stored().record().copies().attempts()).hasSize(1);
    cluster.world.faults().restart(N2);
    cluster.open(N2);
    cluster.world.runFor(Duration.ofSeconds(5));
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
    assertThat(cluster.stored().chain().segments().getFirst().loglet()).isEqualTo(first);
  }
}
