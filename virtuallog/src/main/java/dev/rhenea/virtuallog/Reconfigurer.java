package dev.rhenea.virtuallog;

import dev.rhenea.environment.Future;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Optional;

/** Starts the reconfigurations of one handle. */
final class Reconfigurer {
  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final Providers providers;

  Reconfigurer(LogContext context, MetaStore metaStore, CachedChain chain, Providers providers) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.providers = providers;
  }

  /** Replaces that very segment, if it is still the active one and nobody else is at it. */
  Future<ReconfigResult> replace(SegmentId segment, ProtocolSpec target) {
    ProtocolSpec unbound = Providers.unbound(target);
    Optional<String> objection = providers.objection(unbound);
    if (objection.isPresent()) {
      return context.environment().completed(new ReconfigResult.Refused(objection.get()));
    }
    long nonce = context.environment().random().nextLong();
    return of(new Intent(new IntentId(context.node(), nonce), segment, unbound)).begin();
  }

  /** Drives an intent that is pending in the present copy of the chain (V4). */
  Future<ReconfigResult> drive(Intent pending) {
    return of(pending).drive();
  }

  private Reconfiguration of(Intent intent) {
    return new Reconfiguration(context, metaStore, chain, providers, intent);
  }
}
