package dev.rhenea.@package@;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.LogletContract;
import dev.rhenea.contract.LogletSimulation;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything a Loglet promises, in the simulator. */
class @Class@LogletTest implements LogletContract {
  @Override
  public LogletProvider provider() {
    return new @Class@LogletProvider();
  }

  @Override
  public ProtocolSpec spec(List<NodeId> servers) {
    return ProtocolSpec.of("@protocol@").with("node", new Value.Node(servers.getFirst()));
  }

  @Test
  void isInstalled() {
    assertThat(Catalogue.load().loglet("@protocol@"))
        .containsInstanceOf(@Class@LogletProvider.class);
  }

  /** Crashes, cuts and seals at the worst moments; a seed that fails fails again. */
  @Test
  void survivesRandomFaults() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(LogletSimulation.run(this, seed)).as("seed %d", seed).isEmpty();
    }
  }
}
