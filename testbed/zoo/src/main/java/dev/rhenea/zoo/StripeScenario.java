package dev.rhenea.zoo;

import dev.rhenea.composition.stripe.StripeProvider;
import dev.rhenea.contract.LogletFixture;
import dev.rhenea.contract.LogletSimulation;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** A stripe over two or three native Loglets, each with a sequencer of its own. */
public final class StripeScenario implements LongFunction<List<String>> {
  /** Loaded by name. */
  public StripeScenario() {}

  @Override
  public List<String> apply(long seed) {
    return LogletSimulation.run(new Deployment(seed % 3 == 2 ? 3 : 2), seed).stream()
        .map(broken -> broken.substring(0, broken.indexOf(':')))
        .distinct()
        .toList();
  }

  private record Deployment(int stripes) implements LogletFixture {
    @Override
    public LogletProvider provider() {
      return new StripeProvider();
    }

    @Override
    public Catalogue catalogue() {
      return new Catalogue(List.of(provider(), new NativeLogletProvider()), List.of());
    }

    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      List<Value.Child> children =
          IntStream.range(0, stripes)
              .mapToObj(stripe ->
                  ProtocolSpec.of("native")
                      .withNodes("logservers", servers)
                      .with("sequencer", new Value.Node(servers.get(stripe))))
              .map(Value.Child::new)
              .toList();
      return ProtocolSpec.of("stripe").with("children", new Value.Items(List.copyOf(children)));
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
