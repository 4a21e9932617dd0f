package dev.rhenea.virtuallog;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.provider.ChainArchive;
import dev.rhenea.provider.ColdStorage;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The stores outside the cluster that have copies of one log, as places for its chain. */
final class Archives {
  private final LogContext context;
  private final Providers providers;

  Archives(LogContext context, Providers providers) {
    this.context = context;
    this.providers = providers;
  }

  /** The segments of which such stores have something. */
  List<Segment> cold(Chain chain) {
    return chain.segments().stream()
        .filter(segment -> !storage(segment).archives().isEmpty())
        .toList();
  }

  /** Whether such stores have all of it. */
  boolean haveAllOf(Segment segment) {
    return storage(segment).whole();
  }

  private ColdStorage storage(Segment segment) {
    return providers.coldStorage(segment.created());
  }

  /** Each store that keeps Loglets of one of those specs, once. */
  Collection<ChainArchive> of(Collection<ProtocolSpec> specs) {
    SequencedMap<ProtocolSpec, ChainArchive> stores = new LinkedHashMap<>();
    for (ProtocolSpec spec : specs) {
      for (ChainArchive archive : providers.coldStorage(spec).archives()) {
        stores.putIfAbsent(archive.store(), archive);
      }
    }
    return stores.values();
  }

  /** Keeps what stands, or stood, in the register: never anything else. */
  Future<Done> keep(ChainArchive archive, Stored stored) {
    ChainArchive.Label label =
        new ChainArchive.Label(
            context.log(), stored.record().origin().orElseThrow().id(), stored.version());
    Future<Done> kept = archive.keep(label, ChainCodec.encode(stored.record()));
    kept.whenDone(
        done -> context.trace(new VirtualLogTrace.ChainKept(stored.version(), archive.store())),
        why ->
            context.trace(
                new VirtualLogTrace.ChainNotKept(
                    stored.version(), archive.store(), why.diagnosis())));
    return kept;
  }

  /** The same in several stores; unavailable if it could not be done in one of them. */
  Future<Done> keep(Collection<ChainArchive> stores, Stored stored) {
    return Future.all(
            context.environment(), stores.stream().map(store -> keep(store, stored)).toList())
        .map(all -> Done.DONE);
  }
}
