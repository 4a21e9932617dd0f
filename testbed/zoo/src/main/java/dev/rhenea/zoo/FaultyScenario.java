package dev.rhenea.zoo;

import dev.rhenea.composition.faulty.FaultyProvider;
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
 * A native Loglet whose handles lose calls and answers: liveness (O5) suffers, and nothing else.
 */
public final class FaultyScenario implements LongFunction<List<String>> {
  /** Loaded by name. */
  public FaultyScenario() {}

  @Override
  public List<String> apply(long seed) {
    return LogletSimulation.run(new Deployment(), seed).stream()
        .map(broken -> broken.substring(0, broken.indexOf(':')))
        .filter(law -> !law.equals("O5"))
        .distinct()
        .toList();
  }

  private record Deployment() implements LogletFixture {
    @Override
    public LogletProvider provider() {
      return new FaultyProvider();
    }

    @Override
    public Catalogue catalogue() {
      return new Catalogue(List.of(provider(), new NativeLogletProvider()), List.of());
    }

    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      Value.Decimal often = new Value.Decimal(new BigDecimal("0.02"));
      return ProtocolSpec.of("faulty")
          .with(
              "child", new Value.Child(ProtocolSpec.of("native").withNodes("logservers", servers)))
          .with("lost", often)
          .with("unanswered", often)
          .with("refused", often)
          .with("delay", new Value.Span(Duration.ofMillis(1)));
    }

    @Override
    public int tolerated() {
      return 1;
    }

    @Override
    public HandleLimits limits() {
      return HandleLimits.DEFAULT.withDeadline(Duration.ofMillis(500));
    }
  }
}
