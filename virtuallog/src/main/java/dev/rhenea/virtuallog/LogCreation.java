package dev.rhenea.virtuallog;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.ProtocolSpec;

/**
 * Makes a new log: its first Loglet, then version 1 of its chain. Any number of nodes may do so at
 * the same time: one conditional write decides, and the others' Loglets are destroyed (V7).
 */
final class LogCreation {
  private final LogContext context;
  private final MetaStore metaStore;
  private final Providers providers;

  LogCreation(LogContext context, MetaStore metaStore) {
    this.context = context;
    this.metaStore = metaStore;
    this.providers = new Providers(context, context.options().limits().largestEntry());
  }

  /**
   * The log's chain: version 1 with {@code first} in it, or whatever exists already.
   *
   * @throws InvalidSpec if {@code first} cannot serve the log
   */
  Future<Stored> run(ProtocolSpec first) {
    providers
        .objection(first)
        .ifPresent(objection -> {
          throw new InvalidSpec("", objection);
        });
    Environment environment = context.environment();
    return metaStore
        .read()
        .compose(read -> read.map(environment::completed).orElseGet(() -> install(first)));
  }

  private Future<Stored> install(ProtocolSpec first) {
    return providers
        .create(new Candidate(context.newLoglet(), Providers.unbound(first)))
        .compose(this::install);
  }

  private Future<Stored> install(Candidate candidate) {
    Chain chain = Chain.of(candidate.loglet(), candidate.created());
    ChainRecord record = ChainRecord.of(chain, context.options().limits().largestEntry());
    return metaStore
        .create(record, context.timing().reconfiguration())
        .map(stored -> {
          if (!stored.chain().loglets().contains(candidate.loglet())) { // V7: version >= 1
            providers.discard(candidate);
          }
          return stored;
        });
  }
}
