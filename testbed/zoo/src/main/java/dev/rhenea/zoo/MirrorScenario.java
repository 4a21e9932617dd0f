package dev.rhenea.zoo;

import dev.rhenea.composition.faulty.FaultyProvider;
import dev.rhenea.composition.mirror.MirrorProvider;
import dev.rhenea.contract.LogletFixture;
import dev.rhenea.contract.LogletSimulation;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A mirror of two native Loglets. With even seeds, one of them loses a call now and then: the
 * entries that follow stand one place too low there. With odd ones, each has a LogServer of its
 * own, so that a crash or a partition takes one of them away. In both an entry that was never
 * acknowledged may be on one child alone, and reads of it (O5) are no promise.
 */
public final class MirrorScenario implements LongFunction<List<String>> {
  /** Loaded by name. */
  public MirrorScenario() {}

  @Override
  public List<String> apply(long seed) {
    return LogletSimulation.run(new Deployment(seed % 2 == 0), seed).stream()
        .map(broken -> broken.substring(0, broken.indexOf(':')))
        .filter(law -> !law.equals("O5"))
        .distinct()
        .toList();
  }

  private record Deployment(boolean forgetful) implements LogletFixture {
    @Override
    public LogletProvider provider() {
      return new MirrorProvider();
    }

    @Override
    public Catalogue catalogue() {
      return new Catalogue(
          List.of(provider(), new FaultyProvider(), new NativeLogletProvider()), List.of());
    }

    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return ProtocolSpec.of("mirror")
          .with(
              "children",
              new Value.Items(
                  forgetful
                      ? List.of(forgetful(log(servers, 0)), new Value.Child(log(servers, 1)))
                      : List.of(
                          new Value.Child(log(servers.subList(0, 1), 0)),
                          new Value.Child(log(servers.subList(1, 2), 0)))))
          .with("conductor", new Value.Node(servers.get(2)));
    }

    private static Value.Child forgetful(ProtocolSpec log) {
      return new Value.Child(
          ProtocolSpec.of("faulty")
              .with("child", new Value.Child(log))
              .with("lost", new Value.Decimal(new BigDecimal("0.05"))));
    }

    private static ProtocolSpec log(List<NodeId> servers, int sequencer) {
      return ProtocolSpec.of("native")
          .withNodes("logservers", servers)
          .with("sequencer", new Value.Node(servers.get(sequencer)));
    }

    @Override
    public int tolerated() {
      return 1;
    }

    @Override
    public HandleLimits limits() {
      return HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(1));
    }
  }
}
