package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Positions without entries have no size: what is copied at once is bounded by their number. */
class TransferTest {
  private static final int STOP = 200_000;
  private static final Entry LAST =
      new Entry.Data(new LogletOffset(STOP - 1), Payload.utf8("last"));

  private final LogCluster cluster = new LogCluster(1);
  private final LogContext context =
      new LogContext(cluster.world.host(N1, "copier"), "default", LogOptions.DEFAULT);
  private final Providers providers = new Providers(context, 1000);

  @Test
  void aTrimIsCopiedInSteps() throws Unavailable {
    Loglet original = trimmedBelowItsLast();
    Transfer transfer = transfer(begin(N3, LogletOffset.ZERO));
    LogletOffset from = LogletOffset.ZERO;
    int batches = 0;
    for (; from.value() < STOP; batches++) {
      Transfer.Batch batch = cluster.world.await(transfer.read(original, from));
      assertThat(batch.entries().next().value() - from.value()).isBetween(1L, 1L << 16);
      from = cluster.world.await(transfer.write(batch));
    }
    assertThat(from.value()).isEqualTo(STOP);
    assertThat(batches).isEqualTo(5);
    cluster.world.await(transfer.finish());
    ReadResult read =
        cluster.world.await(
            providers.open(transfer.begun()).readNext(LAST.offset(), new LogletOffset(STOP), 100));
    assertThat(read).isEqualTo(new ReadResult.Entries(List.of(LAST), new LogletOffset(STOP)));
  }

  /** An original that has one entry at its end, and knows nothing of what was below. */
  private Loglet trimmedBelowItsLast() throws Unavailable {
    Candidate original = begin(N2, LAST.offset());
    Transfer filled = transfer(original);
    cluster.world.await(
        filled.write(
            new Transfer.Batch(
                LAST.offset(), new ReadResult.Entries(List.of(LAST), new LogletOffset(STOP)))));
    cluster.world.await(filled.finish());
    return providers.open(original);
  }

  private Candidate begin(NodeId node, LogletOffset first) throws Unavailable {
    return cluster.world.await(
        providers.begin(new Candidate(context.newLoglet(), memory(node)), first));
  }

  private Transfer transfer(Candidate begun) {
    Segment segment =
        new Segment(
            SegmentId.FIRST, Lsn.ZERO, Optional.of(new Lsn(STOP)), context.newLoglet(), memory(N2));
    return new Transfer(
        context,
        segment,
        begun,
        providers.copy(begun, LogletOffset.ZERO),
        LogletOffset.ZERO,
        new Alteration.None());
  }
}
