package dev.rhenea.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whether a service writes an object once: over one that is there, and among writers that race.
 * Leaves nothing if it ends. A race that is run well proves nothing; one winner too many does.
 */
record Trial(Objects objects) {
  static final int RACES = 8;
  static final int WRITERS = 8;

  /** What is wrong with it; empty if nothing was found. */
  Optional<String> run() throws InterruptedException, ExecutionException {
    if (overwrites()) {
      return Optional.of("does not know If-None-Match: it writes over what is there");
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int race = 0; race < RACES; race++) {
        if (winners(threads) > 1) {
          return Optional.of(
              "looks for an object before it writes, and not while: several writers succeeded");
        }
      }
    }
    return Optional.empty();
  }

  private static String name() {
    return "~trial-" + UUID.randomUUID();
  }

  private boolean overwrites() {
    String name = name();
    objects.putIfAbsent(name, new byte[] {0});
    try {
      return objects.putIfAbsent(name, new byte[] {1});
    } finally {
      objects.delete(name);
    }
  }

  private int winners(ExecutorService threads) throws InterruptedException, ExecutionException {
    String name = name();
    List<Future<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      byte[] content = {(byte) i};
      writers.add(threads.submit(() -> objects.putIfAbsent(name, content)));
    }
    int winners = 0;
    try {
      for (Future<Boolean> writer : writers) {
        winners += writer.get() ? 1 : 0;
      }
      return winners;
    } finally {
      objects.delete(name);
    }
  }
}
