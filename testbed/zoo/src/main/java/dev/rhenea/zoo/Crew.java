package dev.rhenea.zoo;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of workers, who take one task at a time, in the order in which they were handed
 * in: nobody is idle as long as a task waits, however much longer one takes than another. Long
 * tasks are best handed in first, and short ones last, which then fill what the long ones leave.
 *
 * <p>The first task that fails calls all others off: those that wait are not begun, those that run
 * are told and end when they ask. Nobody is interrupted, because a scenario may have a real server.
 */
final class Crew implements AutoCloseable {
  /** Something to do. */
  interface Task<T> {
    /**
     * Does it.
     *
     * @param calledOff asked now and then by a long one, which ends with any result once it says so
     */
    T run(BooleanSupplier calledOff) throws IOException;
  }

  private final ExecutorService workers;
  private final AtomicBoolean calledOff = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Crew(int size) {
    workers = Executors.newFixedThreadPool(size);
  }

  /** Hands a task in; its result may be asked for when {@link #finish} has returned. */
  <T> Supplier<T> hand(Task<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    workers.execute(() -> {
      if (!calledOff.get()) {
        perform(task, result);
      }
    });
    return result::resultNow;
  }

  /** No error is lost: {@link #finish} throws the first of any kind, and the rest are its fault. */
  private <T> void perform(Task<T> task, CompletableFuture<T> result) {
    try {
      result.complete(task.run(calledOff::get));
    } catch (Throwable failed) {
      failure.compareAndSet(null, failed);
      calledOff.set(true);
    }
  }

  /**
   * Waits until everything that was handed in is done, or called off. Then nothing runs any more.
   *
   * @throws IOException if a task did, and so on for unchecked ones: the first there was, itself
   * @throws InterruptedException if the caller is; {@link #close} then calls the rest off
   */
  void finish() throws IOException, InterruptedException {
    workers.shutdown();
    if (!workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("three centuries are over");
    }
    switch (failure.get()) {
      case null -> {}
      case IOException unreadable -> throw unreadable;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case Throwable impossible -> throw new IllegalStateException(impossible);
    }
  }

  /** Calls off what is not done, and waits for what is being done. */
  @Override
  public void close() {
    calledOff.set(true);
    workers.close();
  }
}
