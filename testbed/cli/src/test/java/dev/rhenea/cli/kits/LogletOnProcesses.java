package dev.rhenea.cli.kits;

import dev.rhenea.contract.LogletFixture;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.contract.Weather;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** A Loglet protocol that is installed, on real processes. */
interface LogletOnProcesses extends LogletFixture {
  Installed<LogletProvider> protocol();

  @Override
  default LogletProvider provider() {
    return protocol().provider();
  }

  @Override
  default ProtocolSpec spec(List<NodeId> servers) {
    return protocol().spec(servers);
  }

  @Override
  default Catalogue catalogue() {
    return Catalogue.load();
  }

  @Override
  default int tolerated() {
    return protocol().tolerated();
  }

  @Override
  default TestCluster cluster(long seed, Weather weather) {
    return protocol().cluster();
  }
}
