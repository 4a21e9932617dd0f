package dev.rhenea.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Whether a service writes an object once: over one that is there, and among writers that race.
 * Leaves nothing if it ends. A race that is run well proves nothing; one winner too many does.
 */
record Trial(Objects objects) {
  static final int RACES = 8;
  static final int WRITERS = 8;
  private static final int CONFLICT = 409;

  /**
   * What is wrong with it; empty if nothing was found.
   *
   * @throws SdkException if a call fails
   */
  Optional<String> run() throws InterruptedException {
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
    try {
      objects.putIfAbsent(name, new byte[] {0});
      return objects.putIfAbsent(name, new byte[] {1});
    } finally {
      objects.delete(name);
    }
  }

  private long winners(ExecutorService threads) throws InterruptedException {
    String name = name();
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      byte[] content = {(byte) i};
      writers.add(() -> wins(name, content));
    }
    List<Future<Boolean>> all = threads.invokeAll(writers); // nobody is on his way any more
    objects.delete(name);
    long winners = 0;
    for (Future<Boolean> writer : all) {
      winners += result(writer) ? 1 : 0;
    }
    return winners;
  }

  /** A service may tell a writer that another one was faster, instead of that there is one. */
  private boolean wins(String name, byte[] content) {
    try {
      return objects.putIfAbsent(name, content);
    } catch (S3Exception refused) {
      if (refused.statusCode() == CONFLICT) {
        return false;
      }
      throw refused;
    }
  }

  private static boolean result(Future<Boolean> writer) throws InterruptedException {
    try {
      return writer.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof SdkException call) {
        throw call;
      }
      throw new IllegalStateException(failed);
    }
  }
}
