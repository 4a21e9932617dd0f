package dev.rhenea.composition.filter;

import dev.rhenea.composition.part.Parts;
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

/** Copies behind a filter are the child's copies, of entries as the filter keeps them. */
final class FilterImporter implements LogletImporter {
  private final Filter filter;

  FilterImporter(Filter filter) {
    this.filter = filter;
  }

  @Override
  public Future<ProtocolSpec> bind(Host host, ProtocolSpec spec, HandleLimits limits) {
    return parts(spec).bind(host, inner(limits));
  }

  @Override
  public Future<ProtocolSpec> begin(
      Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits) {
    return filter
        .prepare(host, spec)
        .compose(ready -> parts(spec).begin(host, id, List.of(first), inner(limits)));
  }

  @Override
  public LogletCopy open(
      Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits) {
    return filter.around(
        new Filter.Site(host, id, begun, limits),
        parts(begun).copies(host, id, List.of(first), inner(limits)).getFirst());
  }

  @Override
  public Optional<Loglet> readBack(
      Host host, LogletId id, ProtocolSpec begun, HandleLimits limits) {
    return Optional.of(
        filter.around(
            new Filter.Site(host, id, begun, limits),
            filter.traits(begun, host.catalogue()),
            parts(begun).readBack(host, id, inner(limits)).getFirst()));
  }

  private HandleLimits inner(HandleLimits limits) {
    return limits.withOverhead(filter.overhead());
  }

  private static Parts parts(ProtocolSpec spec) {
    return new Parts(spec, Filter.CHILD);
  }
}
