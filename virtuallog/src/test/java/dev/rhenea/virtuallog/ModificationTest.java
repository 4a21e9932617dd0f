package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.AppendResult.Appended;
import dev.rhenea.virtuallog.ModifyResult.Modified;
import dev.rhenea.virtuallog.ModifyResult.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Delos, section 3: reconfigModify; rule V10. */
class ModificationTest {
  private final CopiedLog copied = new CopiedLog();
  private final LogCluster cluster = copied.cluster();
  private final VirtualLog log = copied.log();
  private final VirtualLog reader = copied.reader();

  ModificationTest() throws Unavailable {}

  @Test
  void theCopyTakesTheSegmentsPlace() throws Unavailable {
    copied.closeFirst();
    cluster.append(log, "d");
    Segment before = copied.first();
    ModifyResult result = copied.modify(CopiedLog.S0, memory(N3));
    assertThat(result).isEqualTo(new Modified(CopiedLog.S0, copied.first().loglet()));
    assertThat(copied.first().loglet()).isNotEqualTo(before.loglet());
    assertThat(Providers.unbound(copied.first().created())).isEqualTo(memory(N3));
    assertThat(copied.first().start()).isEqualTo(before.start());
    assertThat(copied.first().stop()).isEqualTo(before.stop());
    assertThat(cluster.readAll(log, Lsn.ZERO)).containsExactly("a", "b", "c", "d");
    assertThat(cluster.append(log, "e")).isEqualTo(new Appended(new Lsn(4)));
  }

  @Test
  void stepsComeInTheirOrder() throws Unavailable {
    copied.closeFirst();
    copied.modify(CopiedLog.S0, memory(N3));
    copied.settle();
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
    copied.closeFirst();
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "b", "c");
    copied.modify(CopiedLog.S0, memory(N3));
    cluster.world.runFor(Duration.ofMillis(20));
    assertThat(reader.status().stored().version()).isLessThan(cluster.stored().version());
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "b", "c");
  }

  @Test
  void theOpenSegmentIsNotCopied() throws Unavailable {
    assertThat(copied.modify(CopiedLog.S0, memory(N3)))
        .isEqualTo(new Refused("segment s0 is open: switch to another one first"));
    assertThat(copied.modify(CopiedLog.S1, memory(N3)))
        .isEqualTo(new Refused("log default has no segment s1; it has [s0]"));
  }

  @Test
  void anUnknownProtocolIsRefused() throws Unavailable {
    copied.closeFirst();
    assertThat(copied.modify(CopiedLog.S0, ProtocolSpec.of("marble")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).contains("'marble' is not installed"));
  }

  @Test
  void whatWasTrimmedIsNotCopied() throws Unavailable {
    copied.closeFirst();
    cluster.world.await(log.prefixTrim(new Lsn(2)));
    assertThat(copied.modify(CopiedLog.S0, memory(N3))).isInstanceOf(Modified.class);
    assertThat(cluster.readAll(log, Lsn.ZERO)).containsExactly("c");
    cluster.world.await(log.prefixTrim(new Lsn(3)));
    assertThat(copied.modify(CopiedLog.S0, memory(N1))).isInstanceOf(Modified.class);
    assertThat(cluster.world.await(log.reconfigTruncate()).dropped()).hasSize(1);
    copied.settle();
    assertThat(cluster.stored().record().copies()).isEqualTo(Copies.NONE);
  }

  @Test
  void anEmptySegmentIsCopiedToo() throws Unavailable {
    cluster.world.await(log.reconfigExtend(memory(N2)));
    assertThat(copied.modify(CopiedLog.S0, memory(N3))).isInstanceOf(Modified.class);
    assertThat(cluster.append(log, "a")).isEqualTo(new Appended(Lsn.ZERO));
  }
}
