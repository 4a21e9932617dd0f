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
 * section 3). Needs no seal: those segments are closed. The version without them lists their
 * Loglets as leftovers, so that whoever truncates may die, and nodes and stores may be away, and
 * nothing is lost sight of ({@link Cleaning}).
 */
final class Truncation {
  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final Cleaning cleaning;

  Truncation(LogContext context, MetaStore metaStore, CachedChain chain, Cleaning cleaning) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.cleaning = cleaning;
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
              return record.truncated();
            },
            context.timing().reconfiguration())
        .map(chain::adopt)
        .compose(after -> destroy(dropped(seen, after.chain())));
  }

  private static List<Segment> trimmed(Stored stored) {
    return stored.chain().trimmedSegments();
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
                cleaning
                    .clean(segment.leftover())
                    .map(done -> Optional.<Segment>empty())
                    .recover(why -> environment.completed(Optional.of(segment))))
            .toList();
    return Future.all(environment, left)
        .map(all -> new Truncated(dropped, all.stream().flatMap(Optional::stream).toList()));
  }
}
