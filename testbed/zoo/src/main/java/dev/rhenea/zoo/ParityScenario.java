package dev.rhenea.zoo;

import dev.rhenea.composition.faulty.FaultyProvider;
import dev.rhenea.composition.parity.ParityProvider;
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
 * Parity over three native Loglets, of which two are enough. With even seeds, one of them loses a
 * call now and then: the shards that follow stand one place too low there. With odd ones, each has
 * a LogServer of its own, so that a crash or a partition takes one of them away. In both an entry
 * that was never acknowledged may be on two children alone, and reads of it (O5) are no promise.
 */
public final class ParityScenario implements LongFunction<List<String>> {
  /** Loaded by name. */
  public ParityScenario() {}

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
      return new ParityProvider();
    }

    @Override
    public Catalogue catalogue() {
      return new Catalogue(
          List.of(provider(), new FaultyProvider(), new NativeLogletProvider()), List.of());
    }

    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return ProtocolSpec.of("parity")
          .with("k", new Value.Whole(2))
          .with(
              "children",
              new Value.Items(
                  forgetful
                      ? List.of(
                          child(log(servers, 0)),
                          forgetful(log(servers, 1)),
                          child(log(servers, 2)))
                      : servers.stream()
                          .<Value>map(server -> child(log(List.of(server), 0)))
                          .toList()))
          .with("conductor", new Value.Node(servers.get(2)));
    }

    private static Value.Child child(ProtocolSpec spec) {
      return new Value.Child(spec);
    }

    private static Value.Child forgetful(ProtocolSpec log) {
      return child(
          ProtocolSpec.of("faulty")
              .with("child", child(log))
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
