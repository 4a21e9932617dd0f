package dev.rhenea.cli.kits;

import dev.rhenea.contract.ImportContract;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Protocols that take copies alone keep their promises on real processes and real disks (V10). */
@ParameterizedClass
@MethodSource("installed")
class CopiesOnProcessesTest implements ImportContract, LogletOnProcesses {
  private final Installed<LogletProvider> installed;

  CopiesOnProcessesTest(Installed<LogletProvider> installed) {
    this.installed = installed;
  }

  @Override
  public Installed<LogletProvider> protocol() {
    return installed;
  }

  static Stream<Installed<LogletProvider>> installed() {
    return Installed.each(Catalogue.load().loglets())
        .filter(loglet -> !LogletsOnProcessesTest.takesAppends(loglet));
  }

  @Override
  public HandleLimits limits() {
    return HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(2));
  }

  @Override
  public int seeds() {
    return 2;
  }
}
