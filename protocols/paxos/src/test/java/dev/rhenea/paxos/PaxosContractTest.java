package dev.rhenea.paxos;

import dev.rhenea.contract.RegisterContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** Everything a register promises, on three acceptors. */
class PaxosContractTest implements RegisterContract {
  @Override
  public RegisterProvider provider() {
    return new PaxosProvider();
  }

  @Override
  public ProtocolSpec spec(List<NodeId> servers) {
    return ProtocolSpec.of("paxos").withNodes("nodes", servers);
  }

  @Override
  public int tolerated() {
    return 1;
  }
}
