package dev.rhenea.memory;

import dev.rhenea.contract.LogletContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** The executable specification keeps what it specifies. */
class MemoryLogletTest implements LogletContract {
  @Override
  public LogletProvider provider() {
    return new MemoryLogletProvider();
  }

  @Override
  public ProtocolSpec spec(List<NodeId> servers) {
    return OneNode.spec(ProtocolSpec.of("memory"), servers.getFirst());
  }
}
