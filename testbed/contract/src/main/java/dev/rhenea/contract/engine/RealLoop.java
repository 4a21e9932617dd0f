package dev.rhenea.contract.engine;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Network;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.Timers;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An environment in real time for clients of an engine: one thread, timers, a clock. It has no
 * network and no storage, which an adapter of an engine has no use for.
 */
public final class RealLoop implements Environment, Timers, AutoCloseable {
  /** Longer than any deadline in these tests: whoever waits longer has found a bug. */
  private static final long PATIENCE_SECONDS = 60;

  private final NodeId node;
  private final RandomGenerator random = new Random();
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final List<Consumer<Trace>> observers = new CopyOnWriteArrayList<>();
  private final ScheduledThreadPoolExecutor loop;
  private final AtomicReference<Optional<Hold>> hold = new AtomicReference<>(Optional.empty());
  private volatile @Nullable Thread own;

  /** The loop of a client on that node. */
  public RealLoop(NodeId node) {
    this.node = node;
    this.loop = new ScheduledThreadPoolExecutor(1, this::thread);
    loop.setRemoveOnCancelPolicy(true);
    loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private Thread thread(Runnable task) {
    Thread thread = Thread.ofPlatform().daemon().name("loop-" + node).unstarted(task);
    own = thread;
    return thread;
  }

  /** Calls on the loop and waits for the outcome, which must be a value. */
  public <T> T get(Supplier<Future<T>> call) throws InterruptedException {
    return value(start(call));
  }

  /** Waits for the outcome of a call, which must be a value. */
  public <T> T value(CompletableFuture<Outcome<T>> call) throws InterruptedException {
    return switch (await(call)) {
      case Outcome.Value<T>(T value) -> value;
      case Outcome.None<T>(Diagnosis why) -> throw new AssertionError("unavailable: " + why);
    };
  }

  /** Calls on the loop and waits for the diagnosis of its failure. */
  public <T> Diagnosis failure(Supplier<Future<T>> call) throws InterruptedException {
    return switch (await(start(call))) {
      case Outcome.Value<T>(T value) -> throw new AssertionError("not unavailable: " + value);
      case Outcome.None<T>(Diagnosis why) -> why;
    };
  }

  /** Calls on the loop; the outcome reaches any thread. */
  public <T> CompletableFuture<Outcome<T>> start(Supplier<Future<T>> call) {
    CompletableFuture<Outcome<T>> result = new CompletableFuture<>();
    enter(() ->
        call.get()
            .whenDone(
                value -> result.complete(new Outcome.Value<>(value)),
                why -> result.complete(new Outcome.None<>(why.diagnosis()))));
    return result;
  }

  /** Waits for what another thread will complete. */
  public <T> T await(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("no outcome; faults: " + faults, failed);
    }
  }

  /** How a call ended. */
  public sealed interface Outcome<T> {
    /** It has a value. */
    record Value<T>(T value) implements Outcome<T> {}

    /** It has none, for that reason. */
    record None<T>(Diagnosis why) implements Outcome<T> {}
  }

  /** Completes at the first step of that kind from now on. */
  public <S extends Trace> CompletableFuture<S> next(Class<S> kind) {
    CompletableFuture<S> seen = new CompletableFuture<>();
    observers.add(step -> {
      if (kind.isInstance(step)) {
        seen.complete(kind.cast(step));
      }
    });
    return seen;
  }

  /** Completes at the first step of that name, as {@link Trace#step} says it, from now on. */
  public CompletableFuture<Trace> next(String name) {
    CompletableFuture<Trace> seen = new CompletableFuture<>();
    observers.add(step -> {
      if (step.step().equals(name)) {
        seen.complete(step);
      }
    });
    return seen;
  }

  /** The bugs that were reported. */
  public List<Throwable> faults() {
    return faults;
  }

  @Override
  public NodeId node() {
    return node;
  }

  @Override
  public UnitId unit() {
    return new UnitId("client");
  }

  @Override
  public Network network() {
    throw new UnsupportedOperationException("an engine's adapter speaks to its engine only");
  }

  @Override
  public Storage storage() {
    throw new UnsupportedOperationException("an engine's adapter stores in its engine only");
  }

  @Override
  public Timers timers() {
    return this;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public void trace(Trace step) {
    observers.forEach(observer -> observer.accept(step));
  }

  @Override
  public <T> Future<T> blocking(Callable<T> work) {
    Promise<T> result = promise();
    Thread.ofVirtual()
        .start(() -> {
          try {
            T value = work.call();
            execute(() -> result.complete(value));
          } catch (Unavailable failed) {
            execute(() -> result.fail(failed));
          } catch (Exception failed) {
            execute(() -> result.fail(new Unavailable(Diagnosis.of(failed.toString()))));
          }
        });
    return result;
  }

  @Override
  public void execute(Runnable event) {
    Optional<Hold> now = Thread.currentThread() == own ? Optional.empty() : hold.get();
    if (now.isEmpty() || !now.get().takes(event)) {
      enter(event);
    }
  }

  /**
   * Holds what the engine's threads say from the {@code number}-th time on, counted from 0, so that
   * a test can act between a request's effect and the moment its client hears of it. Ends the hold
   * before.
   */
  public Hold hold(int number) {
    Hold next = new Hold(number, this::enter);
    hold.getAndSet(Optional.of(next)).ifPresent(Hold::release);
    return next;
  }

  private void enter(Runnable event) {
    if (!loop.isShutdown()) {
      loop.execute(() -> run(event));
    }
  }

  @Override
  public void fault(Throwable bug) {
    faults.add(bug);
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    var scheduled = loop.schedule(() -> run(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  private void run(Runnable event) {
    try {
      event.run();
    } catch (Throwable bug) {
      fault(bug);
    }
  }

  @Override
  public void close() {
    loop.shutdown();
  }
}
