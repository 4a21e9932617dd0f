package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.util.List;

/** {@code SIGSTOP}, until they go on. */
record Paused(List<NodeId> nodes) implements Harm {
  Paused {
    nodes = List.copyOf(nodes);
  }

  @Override
  public boolean isDown() {
    return true;
  }

  @Override
  public void inflict(Machines machines) throws IOException, InterruptedException {
    for (NodeId node : nodes) {
      machines.pause(node);
    }
  }

  @Override
  public void mend(Machines machines) throws IOException, InterruptedException {
    Harm.each(nodes, machines::resume);
  }
}
