package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.META;
import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.AppendResult.Appended;
import dev.rhenea.virtuallog.ModifyResult.Failed;
import dev.rhenea.virtuallog.ModifyResult.Modified;
import dev.rhenea.virtuallog.ModifyResult.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** V3: an entry of a closed segment is replaced or deleted, and its append's id stays. */
class AlterationTest {
  private final CopiedLog copied = new CopiedLog();
  private final LogCluster cluster = copied.cluster();
  private final VirtualLog log = copied.log();
  private final VirtualLog reader = copied.reader();

  AlterationTest() throws Unavailable {}

  /** V3: the entry is another one, its place and its append's id are not. */
  @Test
  void anEntryIsReplaced() throws Unavailable {
    copied.closeFirst();
    assertThat(copied.alter(new Alteration.Replace(new Lsn(1), Payload.utf8("B"))))
        .isInstanceOf(Modified.class);
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "B", "c");
  }

  @Test
  void anEntryIsDeleted() throws Unavailable {
    copied.closeFirst();
    assertThat(copied.alter(new Alteration.Delete(new Lsn(1)))).isInstanceOf(Modified.class);
    copied.settle();
    assertThat(cluster.readAll(reader, Lsn.ZERO)).containsExactly("a", "c");
    ReadResult deleted = cluster.world.await(reader.readNext(new Lsn(1), new Lsn(2), 100));
    assertThat(deleted).isEqualTo(new ReadResult.Entries(List.of(), new Lsn(2)));
    assertThat(cluster.append(log, "d")).isEqualTo(new Appended(new Lsn(3)));
  }

  @Test
  void whereThereIsNoEntryNothingIsAltered() throws Unavailable {
    copied.closeFirst();
    copied.alter(new Alteration.Delete(new Lsn(1)));
    assertThat(copied.alter(new Alteration.Delete(new Lsn(1))))
        .isEqualTo(new Failed("there is no entry at 1"));
    assertThat(copied.alter(new Alteration.Delete(new Lsn(3)))).isInstanceOf(Refused.class);
    cluster.world.await(log.prefixTrim(new Lsn(1)));
    assertThat(copied.alter(new Alteration.Delete(Lsn.ZERO)))
        .isEqualTo(new Refused("position 0 was trimmed"));
    copied.settle();
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
    assertThat(copied.alter(alteration)).isInstanceOf(Modified.class);
    cluster.world.faults().heal();
    assertThat(cluster.world.await(lost)).isEqualTo(new Appended(new Lsn(1)));
    assertThat(cluster.readAll(reader, Lsn.ZERO))
        .isEqualTo(deleted ? List.of("a") : List.of("a", "b"));
  }
}
