package dev.rhenea.memory;

import dev.rhenea.contract.RegisterContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** The executable specification keeps what it specifies. */
class MemoryRegisterTest implements RegisterContract {
  @Override
  public RegisterProvider provider() {
    return new MemoryRegisterProvider();
  }

  @Override
  public ProtocolSpec spec(List<NodeId> servers) {
    return OneNode.spec(ProtocolSpec.of("memory"), servers.getFirst());
  }

  @Override
  public boolean durable() {
    return false;
  }
}
