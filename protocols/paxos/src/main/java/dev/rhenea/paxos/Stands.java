package dev.rhenea.paxos;

import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.paxos.PaxosMessage.Unknown;
import dev.rhenea.quorum.Tally;
import dev.rhenea.register.Standing;
import dev.rhenea.register.Standing.Health;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** How the acceptors of a slot are, by what they answered to a question meant for members. */
final class Stands {
  private Stands() {}

  static Standing of(Chosen version, Tally<Reply> tally) {
    SequencedMap<NodeId, Health> servers = new LinkedHashMap<>();
    version
        .members()
        .nodes()
        .forEach(node ->
            servers.put(
                node,
                tally
                    .of(node)
                    .map(reply -> reply instanceof Unknown ? Health.LOST : Health.ANSWERS)
                    .orElse(Health.SILENT)));
    return new Standing(version.version(), servers);
  }
}
