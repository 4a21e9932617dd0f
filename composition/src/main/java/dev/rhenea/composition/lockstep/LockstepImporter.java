package dev.rhenea.composition.lockstep;

import dev.rhenea.composition.part.SpreadCopy;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Copies made of copies, one on each child, without a conductor: what stands where is known, and
 * whoever writes it writes the same (V10). A copy is finished when it is on all children.
 *
 * @param arguments what is to be written in lockstep, from its spec
 * @param traits what it can do
 */
public record LockstepImporter(
    Function<ProtocolSpec, Lockstep> arguments,
    BiFunction<ProtocolSpec, Catalogue, LogletTraits> traits)
    implements LogletImporter {
  /** Without a conductor, which a copy does not have. */
  @Override
  public Future<ProtocolSpec> bind(Host host, ProtocolSpec spec, HandleLimits limits) {
    Lockstep lockstep = unconducted(spec);
    return lockstep.parts().bind(host, lockstep.inner(limits));
  }

  @Override
  public Future<ProtocolSpec> begin(
      Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits) {
    Lockstep lockstep = unconducted(spec);
    return lockstep.parts().begin(host, id, everywhere(lockstep, first), lockstep.inner(limits));
  }

  private Lockstep unconducted(ProtocolSpec spec) {
    return arguments.apply(spec.without(Lockstep.CONDUCTOR));
  }

  @Override
  public LogletCopy open(
      Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits) {
    Lockstep lockstep = arguments.apply(begun);
    return new SpreadCopy(
        host.environment(),
        id,
        new LockstepSpread(lockstep.copied(), children(lockstep)),
        lockstep.parts().copies(host, id, everywhere(lockstep, first), lockstep.inner(limits)),
        first);
  }

  /** Reads only what all children have, the same in all. */
  @Override
  public Optional<Loglet> readBack(
      Host host, LogletId id, ProtocolSpec begun, HandleLimits limits) {
    Lockstep lockstep = arguments.apply(begun);
    LogletTraits traits = this.traits.apply(begun, host.catalogue());
    HandleLimits own = Lockstep.own(traits, limits);
    return Optional.of(
        new CopiedLoglet(
            host.environment(),
            id,
            traits,
            new Unanimous(lockstep.copied(), children(lockstep)),
            lockstep.parts().readBack(host, id, lockstep.copies(own)),
            own));
  }

  private static List<LogletOffset> everywhere(Lockstep lockstep, LogletOffset offset) {
    return Collections.nCopies(children(lockstep), offset);
  }

  private static int children(Lockstep lockstep) {
    return lockstep.parts().specs().size();
  }
}
