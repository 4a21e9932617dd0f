package dev.rhenea.cli.client;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;

/**
 * Spreads requests over the nodes of a cluster. A request that could not be sent goes to the next
 * node; one that was sent is never sent again, because it may have taken effect. Thread-safe.
 */
public final class ClusterClient {
  /** A node that cannot be reached is left alone this long. */
  private static final long AVOIDED_NANOS = 500_000_000;

  private final List<NodeClient> nodes;
  private final AtomicLongArray avoidedUntil;
  private final AtomicInteger turn = new AtomicInteger();

  public ClusterClient(List<NodeClient> nodes) {
    this.nodes = List.copyOf(nodes);
    this.avoidedUntil = new AtomicLongArray(nodes.size());
    long now = System.nanoTime();
    for (int i = 0; i < nodes.size(); i++) {
      avoidedUntil.set(i, now);
    }
  }

  public List<NodeClient> nodes() {
    return nodes;
  }

  /** Asks one node after the other until one could be reached. */
  public Future<Answer> ask(Function<NodeClient, Future<Answer>> request) {
    return ask(request, Math.floorMod(turn.getAndIncrement(), nodes.size()), nodes.size());
  }

  private Future<Answer> ask(
      Function<NodeClient, Future<Answer>> request, int first, int attempts) {
    int chosen = available(first);
    return request
        .apply(nodes.get(chosen))
        .compose(answer -> {
          if (!(answer instanceof Answer.Unreached)) {
            return Future.succeededFuture(answer);
          }
          avoidedUntil.set(chosen, System.nanoTime() + AVOIDED_NANOS);
          return attempts > 1
              ? ask(request, (chosen + 1) % nodes.size(), attempts - 1)
              : Future.succeededFuture(answer);
        });
  }

  /** The first node from {@code first} on that is not to be avoided; itself if all are. */
  private int available(int first) {
    long now = System.nanoTime();
    for (int i = 0; i < nodes.size(); i++) {
      int candidate = (first + i) % nodes.size();
      if (avoidedUntil.get(candidate) - now <= 0) {
        return candidate;
      }
    }
    return first;
  }
}
