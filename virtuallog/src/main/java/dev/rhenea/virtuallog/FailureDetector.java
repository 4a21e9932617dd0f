package dev.rhenea.virtuallog;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Says which nodes seem to have failed, from evidence outside the logs: appends that do not come
 * back are noticed without it. A false alarm costs one reconfiguration, never safety (Delos,
 * section 4). Loop-confined, like the handle it serves.
 */
public interface FailureDetector {
  /** The nodes a Loglet may be moved to, the preferred ones first. */
  SequencedSet<NodeId> members();

  /** The members that seem to have failed. */
  SequencedSet<NodeId> suspects();

  /**
   * Whether the node is none of the cluster's, so that nobody waits for what it has. One that has
   * just joined may not be known yet: that costs space on it, nothing else.
   */
  boolean hasLeft(NodeId node);

  /** The data folder from which the node gives signs of life to this one, if it does (N14). */
  Optional<StorageId> folder(NodeId node);

  /** Runs {@code listener} each time another node becomes suspected. */
  void onSuspicion(Runnable listener);

  /** Knows members and suspects nobody. */
  static FailureDetector trusting(SequencedSet<NodeId> members) {
    return new FailureDetector() {
      @Override
      public SequencedSet<NodeId> members() {
        return members;
      }

      @Override
      public SequencedSet<NodeId> suspects() {
        return new LinkedHashSet<>();
      }

      @Override
      public boolean hasLeft(NodeId node) {
        return !members.contains(node);
      }

      @Override
      public Optional<StorageId> folder(NodeId node) {
        return Optional.empty();
      }

      @Override
      public void onSuspicion(Runnable listener) {}
    };
  }
}
