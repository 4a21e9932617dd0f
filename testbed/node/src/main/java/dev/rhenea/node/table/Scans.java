package dev.rhenea.node.table;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Timers;
import dev.rhenea.node.table.machine.IndexQuery;
import dev.rhenea.node.table.machine.IndexRange;
import dev.rhenea.node.table.machine.Page;
import dev.rhenea.node.table.machine.Range;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Scans, of keys or of an index, in several pages. All pages of a scan show the table as of one
 * position, that of the first: the store holds it until the last page, or until nobody asked for
 * {@link #PATIENCE}. A page may be asked for again. Loop-confined.
 */
final class Scans {
  /** How long a scan waits for its next page. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How many scans may wait; one more ends the one that waits longest. */
  private static final int MOST = 64;

  private final Environment environment;
  private final TableStore store;
  private final SequencedMap<Long, Waiting> waiting = new LinkedHashMap<>();

  Scans(Environment environment, TableStore store) {
    this.environment = environment;
    this.store = store;
  }

  private record Waiting(Range range, Timers.Timer timer) {}

  /** The first page of {@code range}. */
  Future<Scanned> begin(Range range, int limit) {
    long scan = environment.random().nextLong();
    return environment
        .blocking(() -> store.beginScan(scan, range, limit))
        .map(page -> scanned(scan, range, page));
  }

  /** The first page of what {@code query} asks for. */
  Future<Queried> begin(IndexQuery query, int limit) {
    long scan = environment.random().nextLong();
    return environment
        .blocking(() -> store.beginQuery(scan, query, limit))
        .map(begun ->
            begun.lookup() instanceof IndexRange range
                ? new Queried.Found(scanned(scan, range, begun.page().orElseThrow()))
                : new Queried.Refused(begun.lookup()));
  }

  /** The page at {@code at}; empty if that scan is no more. */
  Future<Optional<Scanned>> resume(Continuation at, int limit) {
    long scan = at.scan();
    Waiting found = waiting.get(scan);
    if (found == null) {
      return environment.completed(Optional.empty());
    }
    Range range = found.range();
    return environment
        .blocking(() -> store.resumeScan(scan, range.from(at.cell()), limit))
        .map(page -> page.map(read -> scanned(scan, range, read)));
  }

  private Scanned scanned(long scan, Range range, Page page) {
    Waiting before = waiting.remove(scan);
    if (before != null) {
      before.timer().cancel();
    }
    if (page.next().isEmpty()) {
      release(scan);
    } else {
      waiting.put(scan, new Waiting(range, environment.timers().after(PATIENCE, () -> drop(scan))));
      if (waiting.size() > MOST) {
        drop(waiting.firstEntry().getKey());
      }
    }
    return new Scanned(page, page.next().map(cell -> new Continuation(scan, cell)));
  }

  private void drop(long scan) {
    Waiting dropped = waiting.remove(scan);
    if (dropped != null) {
      dropped.timer().cancel();
      release(scan);
    }
  }

  private void release(long scan) {
    environment
        .blocking(() -> {
          store.releaseScan(scan);
          return Done.DONE;
        })
        .whenDone(() -> {}); // if the store cannot, reads say so
  }
}
