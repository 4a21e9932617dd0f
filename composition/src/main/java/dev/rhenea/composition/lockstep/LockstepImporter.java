package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.Future;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.function.Function;

/**
 * Copies made of copies, one on each child, without a conductor: what stands where is known, and
 * whoever writes it writes the same (V10). A copy is finished when it is on all children.
 *
 * @param arguments what is to be written in lockstep, from its spec
 */
public record LockstepImporter(Function<ProtocolSpec, Lockstep> arguments)
    implements LogletImporter {
  /** Without a conductor, which a copy does not have. */
  @Override
  public Future<ProtocolSpec> bind(Host host, ProtocolSpec spec, HandleLimits limits) {
    return lockstep(spec.without(Lockstep.CONDUCTOR)).bind(host, limits);
  }

  @Override
  public Future<ProtocolSpec> begin(
      Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits) {
    return lockstep(spec.without(Lockstep.CONDUCTOR)).begin(host, id, first, limits);
  }

  @Override
  public LogletCopy open(
      Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits) {
    return lockstep(begun).copy(host, id, first, limits);
  }

  private Lockstep lockstep(ProtocolSpec spec) {
    return arguments.apply(spec);
  }
}
