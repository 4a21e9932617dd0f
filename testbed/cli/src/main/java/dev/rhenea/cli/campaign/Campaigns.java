package dev.rhenea.cli.campaign;

import dev.rhenea.cli.terminal.Seeds;
import java.time.Duration;
import java.util.List;

/** All campaigns there are. */
final class Campaigns {
  /** The paper's rotating sequencers: two orders on the same LogServers. */
  private static final String STRIPE =
      "stripe(native(n1, n2, n3, sequencer: n1), native(n1, n2, n3, sequencer: n2))";

  /** Both halves have to fail before an entry is lost. */
  private static final String MIRROR =
      "mirror(native(n1, n2, n3), native(n3, n4, n5), conductor: n2)";

  /** Any one of three may fail, for half as many bytes again. */
  private static final String PARITY =
      "parity(2, native(n1, n2, n3), native(n2, n3, n4), native(n3, n4, n5), conductor: n2)";

  static final List<Campaign> ALL =
      List.of(
          new SwitchStorms("switches", new Seeds(1, 1000), 10),
          new SwitchStorms("one-thousand-switches", new Seeds(1, 1), 1000),
          new SwarmRuns(
              "swarms",
              new Seeds(1, 1000),
              List.of("native(n1, n2, n3)", "mixed", STRIPE, MIRROR, PARITY)),
          new SwarmRuns("compositions", new Seeds(1, 500), List.of("random")),
          new SimulatedExperiments(
              "failures-doubled",
              "twice the failures survived without losing throughput, on machines with a network"
                  + " budget (Delos, abstract)",
              new Seeds(1, 5),
              "failures-doubled.yaml"),
          new Kills("kills", new Seeds(1, 50)),
          new SwitchLatency("switch-latency", new Seeds(1, 3)),
          new LiveSwitches("live-switches", new Seeds(1, 300)),
          new Endurance("endurance", new Seeds(1, 60)),
          new Mutants("mutants", new Seeds(100_000, 100_299)),
          Explorations.all("explore", Duration.ofSeconds(20)),
          new CheckerSpeed("checker-speed", new Seeds(1, 3)),
          new KnossosVerdicts("knossos", new Seeds(1, 1000)),
          new KnossosSpeed("knossos-speed", new Seeds(1, 1)),
          new ElleVerdicts("elle", new Seeds(1, 1000)));

  private Campaigns() {}
}
