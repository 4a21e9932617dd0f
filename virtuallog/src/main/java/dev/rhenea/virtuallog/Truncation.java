package dev.rhenea.virtuallog;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.virtuallog.ReconfigResult.Truncated;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Takes the fully trimmed segments at the front out of the chain and destroys their Loglets (Delos,
 * section 3). Needs no seal: those segments are closed. What is in a store outside the cluster is
 * destroyed when the chain that is kept there does not contain it any more ({@link Archiving}).
 */
final class Truncation {
  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final Providers providers;
  private final Archiving archiving;

  Truncation(
      LogContext context,
      MetaStore metaStore,
      CachedChain chain,
      Providers providers,
      Archiving archiving) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.providers = providers;
    this.archiving = archiving;
  }

  Future<Truncated> run() {
    return chain.refresh().compose(before -> truncate(new LinkedHashSet<>(trimmed(before))));
  }

  /**
   * Drops what is trimmed.
   *
   * @param seen every segment that was seen to be trimmed, in whichever Loglet; is added to
   */
  private Future<Truncated> truncate(SequencedSet<Segment> seen) {
    return metaStore
        .edit(
            record -> {
              seen.addAll(record.chain().trimmedSegments());
              return truncated(record);
            },
            context.timing().reconfiguration())
        .map(chain::adopt)
        .compose(after -> destroy(dropped(seen, after.chain())));
  }

  private static List<Segment> trimmed(Stored stored) {
    return stored.chain().trimmedSegments();
  }

  private static Optional<ChainRecord> truncated(ChainRecord record) {
    return record.chain().trimmedSegments().isEmpty()
        ? Optional.empty()
        : Optional.of(record.with(record.chain().truncated()));
  }

  /** V7: those that a newer version, which was read or written, does not contain. */
  private static List<Segment> dropped(SequencedSet<Segment> seen, Chain after) {
    SequencedSet<LogletId> kept = after.loglets();
    return seen.stream().filter(segment -> !kept.contains(segment.loglet())).toList();
  }

  private Future<Truncated> destroy(List<Segment> dropped) {
    Environment environment = context.environment();
    List<Future<Optional<Segment>>> left =
        dropped.stream()
            .map(segment ->
                archiving
                    .before(
                        segment.created(),
                        () -> providers.destroy(new Candidate(segment.loglet(), segment.created())))
                    .map(done -> Optional.<Segment>empty())
                    .recover(why -> environment.completed(Optional.of(segment))))
            .toList();
    return Future.all(environment, left)
        .map(all -> new Truncated(dropped, all.stream().flatMap(Optional::stream).toList()));
  }
}
