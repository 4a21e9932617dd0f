package dev.rhenea.zookeeper;

import dev.rhenea.contract.HandleContract;
import dev.rhenea.contract.SealContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;

/** The naive variant, where it differs: several appends at a time, and a seal among them. */
class NaiveLogletContractTest extends EnsembleFixture implements HandleContract, SealContract {
  @Override
  public ProtocolSpec spec(List<NodeId> servers) {
    return super.spec(servers).with("mode", new Value.Word("naive"));
  }

  @Override
  public int seeds() {
    return 1;
  }
}
