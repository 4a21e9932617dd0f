package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.cli.verify.nemesis.Victims.Pair;
import dev.rhenea.environment.NodeId;
import java.util.List;

/**
 * Some nodes do not hear some others, until the links are healed.
 *
 * @param links the pairs that do not hear each other
 */
record CutOff(List<NodeId> nodes, List<Pair> links) implements Harm {
  CutOff {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  @Override
  public boolean isDown() {
    return false;
  }

  @Override
  public void inflict(Machines machines) {
    links.forEach(machines::cut);
  }

  @Override
  public void mend(Machines machines) {
    machines.healLinks();
  }
}
