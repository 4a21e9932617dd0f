package dev.rhenea.node.http;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.register.Standing;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.Recorded;
import dev.rhenea.virtuallog.placement.Relocated;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;

/**
 * The nodes that decide the registers of the cluster, and how they are exchanged. Thread-safe; a
 * future that fails, fails with {@link dev.rhenea.environment.Unavailable}.
 */
public interface Acceptors {
  /** How a register is: its acceptors, or why they do not tell. */
  sealed interface Found {
    record Well(Standing standing) implements Found {}

    record Unwell(Diagnosis why) implements Found {}
  }

  /**
   * What is recorded, and every register.
   *
   * @param registers by name, the directory's last; none if they cannot be moved
   */
  record Overview(Recorded recorded, Placement placement, SequencedMap<String, Found> registers) {}

  /** Whether the registers can be anywhere else than where they are. */
  boolean areMovable();

  /** How they are now. */
  CompletableFuture<Overview> look();

  /** Which of {@code nodes} would not answer as acceptors now. */
  CompletableFuture<List<NodeId>> silent(SequencedSet<NodeId> nodes);

  /** Which of those on which the register of a new log is made do not answer: it takes them all. */
  CompletableFuture<List<NodeId>> missing();

  /** Moves every register to {@code nodes}. */
  CompletableFuture<Relocated> move(SequencedSet<NodeId> nodes);

  /**
   * Waits until all nodes have followed to {@code generation}, but not long; returns those that
   * have not.
   */
  CompletableFuture<List<NodeId>> awaitFollowers(long generation);
}
