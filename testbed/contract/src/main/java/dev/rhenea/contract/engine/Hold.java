package dev.rhenea.contract.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The door between an engine's threads and a {@link RealLoop}, shut from some answer on; order is
 * kept. Thread-safe.
 */
public final class Hold {
  private final Consumer<Runnable> loop;
  private final Queue<Runnable> held = new ArrayDeque<>();
  private final CompletableFuture<Boolean> reached = new CompletableFuture<>();
  private int passing;
  private boolean released;

  Hold(int passing, Consumer<Runnable> loop) {
    this.passing = passing;
    this.loop = loop;
  }

  /** Whether it holds that event from now on. */
  synchronized boolean takes(Runnable event) {
    if (released || passing-- > 0) {
      return false;
    }
    held.add(event);
    reached.complete(true);
    return true;
  }

  /** True once something is held; false if {@code call} ended before that. */
  public CompletableFuture<Boolean> before(CompletableFuture<?> call) {
    return reached.applyToEither(call.thenApply(ended -> false), either -> either);
  }

  /** Lets in what was held, and everything after it. */
  public synchronized void release() {
    released = true;
    while (!held.isEmpty()) {
      loop.accept(held.remove());
    }
  }
}
