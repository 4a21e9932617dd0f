package dev.rhenea.zstd;

import dev.rhenea.contract.LogletContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;

/** It keeps every obligation of a Loglet. */
class ZstdContractTest implements LogletContract {
  private static final Catalogue CATALOGUE = Catalogue.load();

  @Override
  public LogletProvider provider() {
    return new ZstdProvider();
  }

  @Override
  public ProtocolSpec spec(List<NodeId> servers) {
    ProtocolSpec memory =
        ProtocolSpec.of("memory").with("node", new Value.Node(servers.getFirst()));
    return ProtocolSpec.of("zstd").with("child", new Value.Child(memory));
  }

  @Override
  public Catalogue catalogue() {
    return CATALOGUE;
  }

  @Override
  public int seeds() {
    return 10;
  }
}
