package dev.rhenea.virtuallog;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.LogletId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Destroys the Loglets that a version of the chain shows as leftovers, and strikes those out that
 * are gone from every node. Anybody may do so at any time, also several at once: a leftover is in
 * no chain and never will be (V7), and destroying is idempotent. While a node that has one is away,
 * it is tried less and less often.
 */
final class Cleaning {
  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final Providers providers;
  private Optional<Pace.Deadline> due = Optional.empty();
  private int tries;

  Cleaning(LogContext context, MetaStore metaStore, CachedChain chain, Providers providers) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.providers = providers;
  }

  /** Looks whether there is something to clean that nobody cleans: called now and then. */
  void look() {
    if (leftovers().isEmpty()) {
      due = Optional.empty();
      tries = 0;
    } else if (due.isEmpty()) {
      due = Optional.of(patience());
    } else if (due.get().passed()) {
      tries++;
      due = Optional.of(patience());
      run();
    }
  }

  /** Twice as long each time, up to some minutes. */
  private Pace.Deadline patience() {
    Duration mean = context.timing().patience().multipliedBy(1L << Math.min(tries, 9));
    return context.pace().deadline(context.pace().jitter(mean));
  }

  /** Cleans as far as it is possible now; what is left stays listed. */
  Future<Done> run() {
    Environment environment = context.environment();
    List<Future<Optional<LogletId>>> destroyed = leftovers().stream().map(this::destroy).toList();
    return Future.all(environment, destroyed)
        .compose(all -> forget(all.stream().flatMap(Optional::stream).toList()))
        .recover(why -> environment.done());
  }

  private List<Leftover> leftovers() {
    return chain.stored().record().copies().leftovers();
  }

  private Future<Optional<LogletId>> destroy(Leftover leftover) {
    LogletId loglet = leftover.loglet();
    return providers
        .destroy(new Candidate(loglet, leftover.created()))
        .map(done -> {
          context.trace(new VirtualLogTrace.CandidateDestroyed(loglet));
          return Optional.of(loglet);
        })
        .recover(why -> {
          context.trace(new VirtualLogTrace.CandidateLeftBehind(loglet, why.diagnosis()));
          return context.environment().completed(Optional.empty());
        });
  }

  private Future<Done> forget(List<LogletId> gone) {
    return gone.isEmpty()
        ? context.environment().done()
        : metaStore
            .edit(record -> record.forget(gone), context.timing().reconfiguration())
            .map(stored -> {
              chain.adopt(stored);
              return Done.DONE;
            });
  }
}
