package dev.rhenea.composition.stripe;

import dev.rhenea.composition.part.Parts;
import dev.rhenea.composition.part.SpreadCopy;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;

/** Copies spread over copies: each child is one, of its own share (rule V10). */
record StripeImporter(StripeProvider provider) implements LogletImporter {
  @Override
  public Future<ProtocolSpec> bind(Host host, ProtocolSpec spec, HandleLimits limits) {
    return parts(spec).bind(host, StripeProvider.limits(limits));
  }

  @Override
  public Future<ProtocolSpec> begin(
      Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits) {
    return parts(spec).begin(host, id, shares(spec, first), StripeProvider.limits(limits));
  }

  @Override
  public LogletCopy open(
      Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits) {
    return new SpreadCopy(
        host.environment(),
        id,
        new StripeSpread(striping(begun)),
        parts(begun).copies(host, id, shares(begun, first), StripeProvider.limits(limits)),
        first);
  }

  @Override
  public Optional<Loglet> readBack(
      Host host, LogletId id, ProtocolSpec begun, HandleLimits limits) {
    return Optional.of(
        new StripedLoglet(
            host.environment(),
            id,
            provider.traits(begun, host.catalogue()),
            parts(begun).readBack(host, id, StripeProvider.limits(limits)),
            limits));
  }

  private static List<LogletOffset> shares(ProtocolSpec spec, LogletOffset first) {
    return striping(spec).shares(first);
  }

  private static Striping striping(ProtocolSpec spec) {
    return new Striping(spec.children().size());
  }

  private static Parts parts(ProtocolSpec spec) {
    return new Parts(spec, StripeProvider.CHILDREN);
  }
}
