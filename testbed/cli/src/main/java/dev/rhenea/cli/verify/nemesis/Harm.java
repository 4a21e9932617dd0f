package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.util.List;

/** What is done to some nodes, and undone later. A value; what it does is done to machines. */
sealed interface Harm permits Killed, Paused, CutOff {
  /** Whom it hits. */
  List<NodeId> nodes();

  /** Whether they do not answer. Who is cut off looks well to whoever asks it. */
  boolean isDown();

  void inflict(Machines machines) throws IOException, InterruptedException;

  /**
   * Undoes it for all nodes, also if that fails for some, and if it was inflicted only in part.
   *
   * @throws IOException if it failed for one
   */
  void mend(Machines machines) throws IOException, InterruptedException;

  /** What a fault that lasts does, if {@code ordering} order entries now. */
  static Harm of(Fault fault, Victims victims, List<NodeId> ordering) {
    return switch (fault) {
      case KILL -> new Killed(victims.nodes(ordering));
      case PAUSE -> new Paused(victims.nodes(ordering));
      case PARTITION -> new CutOff(victims.nodes(ordering), victims.cut(ordering));
      case SWITCH, STORM, INTERRUPT, SEAL, DEPOSE, MEMBERSHIP ->
          throw new IllegalArgumentException(fault + " ends by itself");
    };
  }

  /** Something done to one node. */
  interface Step {
    void take(NodeId node) throws IOException, InterruptedException;
  }

  /** Takes the step for every node, and then tells of those for which it failed. */
  static void each(List<NodeId> nodes, Step step) throws IOException, InterruptedException {
    IOException failed = new IOException("for some of " + nodes);
    for (NodeId node : nodes) {
      try {
        step.take(node);
      } catch (IOException one) {
        failed.addSuppressed(one);
      }
    }
    if (failed.getSuppressed().length > 0) {
      throw new IOException(failed.getSuppressed()[0].getMessage(), failed);
    }
  }
}
