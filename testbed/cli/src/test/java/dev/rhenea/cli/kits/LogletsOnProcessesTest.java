package dev.rhenea.cli.kits;

import dev.rhenea.contract.LogletContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Loglet protocol that is installed keeps its promises on real processes (section 4). */
@ParameterizedClass
@MethodSource("installed")
class LogletsOnProcessesTest implements LogletContract, LogletOnProcesses {
  private final Installed<LogletProvider> installed;

  LogletsOnProcessesTest(Installed<LogletProvider> installed) {
    this.installed = installed;
  }

  @Override
  public Installed<LogletProvider> protocol() {
    return installed;
  }

  static Stream<Installed<LogletProvider>> installed() {
    return Installed.each(Catalogue.load().loglets()).filter(LogletsOnProcessesTest::takesAppends);
  }

  /** The others are for {@link CopiesOnProcessesTest}. */
  static boolean takesAppends(Installed<LogletProvider> loglet) {
    return loglet
        .provider()
        .traits(loglet.spec(List.of(new NodeId("n1"))), Catalogue.load())
        .canAppend();
  }

  @Override
  public boolean bindsNodes() {
    return installed.keepsItsOwnData();
  }

  /** Short, because some tests wait for it to pass. */
  @Override
  public HandleLimits limits() {
    return HandleLimits.DEFAULT.withDeadline(
        Duration.ofSeconds(installed.keepsItsOwnData() ? 2 : 3));
  }

  @Override
  public HandleLimits recoveryLimits() {
    return installed.keepsItsOwnData()
        ? limits()
        : HandleLimits.DEFAULT.withDeadline(Installed.LONGEST_ELECTION);
  }

  /** Every seed takes real time. */
  @Override
  public int seeds() {
    return installed.keepsItsOwnData() ? 2 : 1;
  }
}
