package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;

/**
 * A log whose first segment is there to be copied, with a handle that writes and one that reads.
 */
final class CopiedLog {
  static final SegmentId S0 = SegmentId.FIRST;
  static final SegmentId S1 = new SegmentId(1);

  private final LogCluster cluster = LogCluster.withLog(11, N1);
  private final VirtualLog log = cluster.open(N2);
  private final VirtualLog reader = cluster.open(N3);

  CopiedLog() throws Unavailable {}

  LogCluster cluster() {
    return cluster;
  }

  VirtualLog log() {
    return log;
  }

  VirtualLog reader() {
    return reader;
  }

  /** Three entries in s0 on n1, and then s1 on n2. */
  void closeFirst() throws Unavailable {
    closeFirst("a", "b", "c");
  }

  /** Those entries in s0 on n1, and then s1 on n2. */
  void closeFirst(String... entries) throws Unavailable {
    for (String entry : entries) {
      cluster.append(log, entry);
    }
    cluster.world.await(log.reconfigExtend(memory(N2)));
  }

  ModifyResult modify(SegmentId segment, ProtocolSpec target) throws Unavailable {
    return cluster.world.await(log.reconfigModify(segment, target));
  }

  ModifyResult alter(Alteration alteration) throws Unavailable {
    return cluster.world.await(log.reconfigModify(S0, memory(N3), alteration));
  }

  Segment first() throws Unavailable {
    return cluster.stored().chain().segments().getFirst();
  }

  /** Lets everything that goes on in the background come to its end. */
  void settle() {
    cluster.world.runFor(Duration.ofSeconds(5));
  }
}
