package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.META;
import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.virtuallog.ReconfigResult.Truncated;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;

/** What a truncation drops stays in sight until it is gone, whoever is away meanwhile (V7). */
class TruncationTest {
  private final LogCluster cluster = LogCluster.withLog(9, N1);
  private final VirtualLog log = cluster.open(N2);
  private final LogletId first = cluster.stored().chain().active().loglet();

  /** One entry in s0 on n1 and one in s1 on n2, one in s2 on n3. */
  TruncationTest() throws Unavailable {
    cluster.append(log, "a");
    cluster.world.await(log.reconfigExtend(memory(N2)));
    cluster.append(log, "b");
    cluster.world.await(log.reconfigExtend(memory(N3)));
    cluster.append(log, "c");
  }

  private Truncated truncate(Lsn mark) throws Unavailable {
    cluster.world.await(log.prefixTrim(mark));
    return cluster.world.await(log.reconfigTruncate());
  }

  private Copies copies() throws Unavailable {
    return cluster.stored().record().copies();
  }

  private List<LogletId> destroyed() {
    return cluster
        .steps(VirtualLogTrace.CandidateDestroyed.class)
        .map(VirtualLogTrace.CandidateDestroyed::loglet)
        .toList();
  }

  @Test
  void whatIsGoneIsStruckOut() throws Unavailable {
    assertThat(truncate(new Lsn(2)).leftBehind()).isEmpty();
    assertThat(destroyed()).hasSize(2).contains(first);
    assertThat(copies()).isEqualTo(Copies.NONE);
    assertThat(cluster.readAll(cluster.open(N3), new Lsn(2))).containsExactly("c");
  }

  @Test
  void whatWasOnANodeThatWasAwayGoesWhenItIsBack() throws Unavailable {
    cluster.world.faults().crash(N1);
    Truncated truncated = truncate(new Lsn(2));
    assertThat(truncated.dropped()).hasSize(2);
    assertThat(truncated.leftBehind()).extracting(Segment::loglet).containsExactly(first);
    assertThat(copies().leftovers()).extracting(Leftover::loglet).containsExactly(first);
    cluster.world.runFor(Duration.ofSeconds(20));
    assertThat(destroyed()).doesNotContain(first);
    cluster.world.faults().restart(N1);
    cluster.world.runFor(Duration.ofMinutes(1));
    assertThat(destroyed()).contains(first);
    assertThat(copies()).isEqualTo(Copies.NONE);
  }

  /** Whoever truncates dies between the write and the destruction. */
  @Test
  void somebodyElseFinishesWhatTheDeadBegan() throws Unavailable {
    cluster.open(N3);
    cluster.world.await(log.prefixTrim(new Lsn(1)));
    cluster.atWrite(N2, () -> cluster.world.faults().crash(N2));
    log.reconfigTruncate();
    cluster.world.runFor(Duration.ofSeconds(1));
    assertThat(cluster.stored().chain().segments()).hasSize(2);
    assertThat(copies().leftovers()).extracting(Leftover::loglet).containsExactly(first);
    assertThat(destroyed()).isEmpty();
    cluster.world.runFor(Duration.ofMinutes(1));
    assertThat(destroyed()).containsExactly(first);
    assertThat(copies()).isEqualTo(Copies.NONE);
  }

  @Test
  void aNodeThatLeftTheClusterIsNotWaitedFor() throws Unavailable {
    cluster.world.faults().crash(N1);
    assertThat(truncate(new Lsn(1)).leftBehind()).hasSize(1);
    SequencedSet<NodeId> left = new LinkedHashSet<>(List.of(META, N2, N3));
    cluster.open(N3, FailureDetector.trusting(left));
    cluster.world.runFor(Duration.ofMinutes(1));
    assertThat(copies()).isEqualTo(Copies.NONE);
    assertThat(cluster.steps(VirtualLogTrace.CandidateGoneWithNodes.class))
        .contains(new VirtualLogTrace.CandidateGoneWithNodes(first, List.of(N1)));
    assertThat(destroyed()).isEmpty();
  }
}
