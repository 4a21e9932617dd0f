package dev.rhenea.cli.campaign;

import dev.rhenea.cli.terminal.Seeds;
import java.time.Duration;
import java.util.List;

/** All campaigns there are. */
final class Campaigns {
  static final List<Campaign> ALL =
      List.of(
          new SwitchStorms("switches", new Seeds(1, 1000), 10),
          new SwitchStorms("one-thousand-switches", new Seeds(1, 1), 1000),
          new Kills("kills", new Seeds(1, 50)),
          new SwitchLatency("switch-latency", new Seeds(1, 3)),
          new Mutants("mutants", new Seeds(100_000, 100_299)),
          Explorations.all("explore", Duration.ofSeconds(20)),
          new CheckerSpeed("checker-speed", new Seeds(1, 3)));

  private Campaigns() {}
}
