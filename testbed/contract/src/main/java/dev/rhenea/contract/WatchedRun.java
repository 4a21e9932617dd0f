package dev.rhenea.contract;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One simulated run of a fixture's protocol with every effect recorded: writers, a sealer and,
 * where the protocol survives that, a loss of power. The same seed must give the same effects,
 * whenever and wherever it runs.
 */
final class WatchedRun {
  private WatchedRun() {}

  /** What the protocol did. */
  static Effects of(LogletFixture fixture, long seed) {
    Effects effects = new Effects();
    effects.watchThreads();
    try (LogletTrial trial = LogletTrial.rough(new Watched(fixture, effects), seed)) {
      LogletWorkload workload = new LogletWorkload(trial);
      workload.write(trial.client(0), 15);
      workload.write(trial.client(1), 15);
      workload.sealWithin(trial.client(2), Duration.ofMillis(6));
      trial.cluster().pass(Duration.ofMillis(2));
      if (fixture.traits().durability() == Durability.FSYNC) {
        trial.powerCut();
      }
      workload.await();
      workload.sealAndRead(trial.client(1));
    } catch (Unavailable why) {
      return effects; // also an end; what matters is that it is the same one
    } finally {
      effects.leaveThreads();
    }
    return effects;
  }

  /** The same fixture in the simulator, over a watched provider. */
  private record Watched(
      LogletFixture real, Effects effects, LogletProvider provider, Catalogue catalogue)
      implements LogletFixture {
    Watched(LogletFixture real, Effects effects) {
      this(
          real,
          effects,
          new WatchedLoglets(real.provider(), effects),
          new Catalogue(
              real.catalogue().loglets().stream()
                  .map(each -> new WatchedLoglets(each, effects))
                  .toList(),
              real.catalogue().registers()));
    }

    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return real.spec(servers);
    }

    @Override
    public List<NodeId> servers() {
      return real.servers();
    }

    @Override
    public HandleLimits limits() {
      return real.limits();
    }

    @Override
    public TestCluster cluster(long seed, Weather weather) {
      List<NodeId> nodes =
          Stream.concat(real.servers().stream(), LogletTrial.CLIENTS.stream()).toList();
      return SimulatedCluster.of(seed, nodes, catalogue, real.files(), weather);
    }
  }
}
