package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.util.List;

/** {@code kill -9}, until they are started again. */
record Killed(List<NodeId> nodes) implements Harm {
  Killed {
    nodes = List.copyOf(nodes);
  }

  @Override
  public boolean isDown() {
    return true;
  }

  @Override
  public void inflict(Machines machines) throws InterruptedException {
    for (NodeId node : nodes) {
      machines.kill(node);
    }
  }

  @Override
  public void mend(Machines machines) throws IOException, InterruptedException {
    Harm.each(nodes, machines::start);
  }
}
