package dev.rhenea.node.table;

import dev.rhenea.node.table.machine.Page;
import dev.rhenea.node.table.machine.Range;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The views that scans hold on to: a scan's further pages show what its first one showed. A view is
 * kept while there are more pages, until it is released; whoever closes the database releases all
 * first. Thread-safe.
 */
final class HeldViews {
  private final ConcurrentMap<Long, View> held = new ConcurrentHashMap<>();

  /** The first page of {@code range}; if there are more, {@code scan} holds on to {@code view}. */
  Page begin(long scan, View view, Range range, int limit) {
    Page first = view.page(range, limit).orElseThrow();
    if (first.next().isPresent()) {
      held.put(scan, view);
    }
    return first;
  }

  /** Closes the view that {@code scan} was to begin with, unless it holds on to it. */
  void closeUnlessHeld(long scan, View view) {
    if (held.get(scan) != view) {
      view.close();
    }
  }

  /** A further page; empty if the scan was released. */
  Optional<Page> resume(long scan, Range range, int limit) {
    return Optional.ofNullable(held.get(scan)).flatMap(view -> view.page(range, limit));
  }

  /** Ends a scan, if it is still held. */
  void release(long scan) {
    View view = held.remove(scan);
    if (view != null) {
      view.close();
    }
  }

  /** Ends all scans. */
  void releaseAll() {
    held.keySet().forEach(this::release);
  }
}
