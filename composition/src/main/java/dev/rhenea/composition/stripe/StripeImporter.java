package dev.rhenea.composition.stripe;

import dev.rhenea.composition.part.Parts;
import dev.rhenea.composition.part.SpreadCopy;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** Copies spread over copies: each child is one, of its own share (rule V10). */
final class StripeImporter implements LogletImporter {
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
