package dev.rhenea.nativeloglet;

import dev.rhenea.environment.NodeId;
import dev.rhenea.quorum.Majority;
import java.util.function.ToLongFunction;

/** How far a majority has come. */
final class QuorumTail {
  private QuorumTail() {}

  /** The highest number that at least a majority has {@code reached}. */
  static long of(Majority quorums, ToLongFunction<NodeId> reached) {
    long[] ascending = quorums.members().stream().mapToLong(reached).sorted().toArray();
    return ascending[ascending.length - quorums.size()]; // N2
  }
}
