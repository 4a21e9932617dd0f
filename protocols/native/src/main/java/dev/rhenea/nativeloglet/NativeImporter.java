package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Future;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.spec.ProtocolSpec;

/**
 * Makes copies of closed segments on LogServers (rule V10). They have no sequencer, whatever the
 * spec says: it is left out, so that nobody waits for its node, or keeps it in the cluster.
 */
final class NativeImporter implements LogletImporter {
  @Override
  public Future<ProtocolSpec> bind(Host host, ProtocolSpec spec, HandleLimits limits) {
    return host.environment().completed(unsequenced(spec));
  }

  @Override
  public Future<ProtocolSpec> begin(
      Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits) {
    ProtocolSpec copy = unsequenced(spec);
    Call<ProtocolSpec> call = new Call<>(host.environment(), "begin of " + id, limits.deadline());
    return Creation.ofCopy(
            NativeLogletProvider.peers(host, id, copy),
            Pace.within(limits.deadline()),
            call,
            copy,
            first.value())
        .run();
  }

  @Override
  public LogletCopy open(
      Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits) {
    return new NativeCopy(NativeLogletProvider.peers(host, id, begun), limits);
  }

  private static ProtocolSpec unsequenced(ProtocolSpec spec) {
    return spec.without(NativeParameters.SEQUENCER);
  }
}
