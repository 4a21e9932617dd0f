package dev.rhenea.cli.client;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;

/**
 * Spreads requests over the nodes of a cluster. A request that could not be sent goes to the next
 * node; one that was sent is never sent again, because it may have taken effect. A node that could
 * not be reached, or is still starting, gets no requests until it says that it is well.
 * Thread-safe.
 */
public final class ClusterClient {
  private static final long PROBE_NANOS = 100_000_000;

  private static final long WELL = Long.MAX_VALUE;

  private final long origin = System.nanoTime();
  private final List<NodeClient> nodes;
  private final AtomicInteger turn = new AtomicInteger();

  /** For each node when to ask for its health; {@link #WELL} if it need not be asked. */
  private final AtomicLongArray probeAt;

  public ClusterClient(List<NodeClient> nodes) {
    this.nodes = List.copyOf(nodes);
    this.probeAt = new AtomicLongArray(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      probeAt.set(i, WELL);
    }
  }

  public List<NodeClient> nodes() {
    return nodes;
  }

  /** Asks one node after the other until one takes the request. */
  public Future<Answer> ask(Function<NodeClient, Future<Answer>> request) {
    probe();
    return ask(request, Math.floorMod(turn.getAndIncrement(), nodes.size()), nodes.size());
  }

  private Future<Answer> ask(
      Function<NodeClient, Future<Answer>> request, int first, int attempts) {
    int chosen = well(first);
    return request
        .apply(nodes.get(chosen))
        .compose(answer -> {
          if (!answer.isElsewhere()) {
            return Future.succeededFuture(answer);
          }
          probeAt.set(chosen, now() + PROBE_NANOS);
          return attempts > 1
              ? ask(request, (chosen + 1) % nodes.size(), attempts - 1)
                  .map(later -> later instanceof Answer.Unreached ? answer : later)
              : Future.succeededFuture(answer);
        });
  }

  /** The first node from {@code first} on that is well; itself if none is. */
  private int well(int first) {
    for (int i = 0; i < nodes.size(); i++) {
      int candidate = (first + i) % nodes.size();
      if (probeAt.get(candidate) == WELL) {
        return candidate;
      }
    }
    return first;
  }

  private void probe() {
    for (int i = 0; i < nodes.size(); i++) {
      long at = probeAt.get(i);
      int node = i;
      if (at < now() && probeAt.compareAndSet(i, at, now() + PROBE_NANOS)) {
        nodes
            .get(i)
            .health()
            .onSuccess(answer -> {
              if (answer instanceof Answer.Ok) {
                probeAt.set(node, WELL);
              }
            });
      }
    }
  }

  /** Nanoseconds since this client was made. */
  private long now() {
    return System.nanoTime() - origin;
  }
}
