package dev.rhenea.cli.kits;

import dev.rhenea.contract.RegisterContract;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.contract.Weather;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every register protocol that is installed keeps its promises on real processes. */
@ParameterizedClass
@MethodSource("installed")
class RegistersOnProcessesTest implements RegisterContract {
  private final Installed<RegisterProvider> installed;

  RegistersOnProcessesTest(Installed<RegisterProvider> installed) {
    this.installed = installed;
  }

  static Stream<Installed<RegisterProvider>> installed() {
    return Installed.each(Catalogue.load().registers());
  }

  @Override
  public RegisterProvider provider() {
    return installed.provider();
  }

  @Override
  public ProtocolSpec spec(List<NodeId> servers) {
    return installed.spec(servers);
  }

  @Override
  public Catalogue catalogue() {
    return Catalogue.load();
  }

  @Override
  public int tolerated() {
    return installed.tolerated();
  }

  /** All but the one whose name says so. */
  @Override
  public boolean durable() {
    return !provider().name().equals("memory");
  }

  /** No test waits for it to pass. */
  @Override
  public Duration deadline() {
    return Installed.LONGEST_ELECTION;
  }

  /** Every seed takes real time. */
  @Override
  public int seeds() {
    return 2;
  }

  @Override
  public TestCluster cluster(long seed, Weather weather) {
    return installed.cluster();
  }
}
