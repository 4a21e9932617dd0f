package dev.rhenea.register;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.SequencedSet;

/**
 * A handle on a register that can be handed over to other nodes while it is used. As with any
 * handle, calls complete on the loop of its environment, within its deadline.
 */
public interface MovableRegister extends VersionedRegister {
  /** Who decides it now, and how they answer; unavailable when no quorum of them does. */
  Future<Standing> standing();

  /** Which of {@code nodes} would not answer as servers of this register now. */
  Future<List<NodeId>> silent(SequencedSet<NodeId> nodes);

  /**
   * Writes the value of version {@code expected} once more, if that is the current version, and
   * with it that {@code nodes}, each as it is now, decide all later ones. Writes a version also if
   * they do so already: afterwards no other write or move after {@code expected} can succeed.
   *
   * <p>A node that was a server and lost its data becomes one again only in this way (rule P6).
   *
   * @throws IllegalArgumentException if there are no nodes
   */
  Future<WriteResult> move(SequencedSet<NodeId> nodes, Version expected);

  /**
   * Sees to it that whoever asks this node where the register is, is told of a version at least as
   * new as the current one, durably; also if this node is no server any more, or has lost its data
   * since. Unavailable when no quorum answers.
   */
  Future<Done> forward();
}
