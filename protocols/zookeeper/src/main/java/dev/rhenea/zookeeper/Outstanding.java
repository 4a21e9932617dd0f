package dev.rhenea.zookeeper;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers.Timer;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.InFlight;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The appends of a handle that were admitted and not answered, in the order of issue: those that
 * were sent, then those to be sent. Each ends by its deadline, as indeterminate, and counts against
 * the handle's limits until then. Loop-confined.
 */
final class Outstanding {
  private final Environment environment;
  private final InFlight budget;
  private final Duration deadline;
  private final Supplier<AppendResult> late;
  private final Deque<PendingAppend> sent = new ArrayDeque<>();
  private final Deque<PendingAppend> waiting = new ArrayDeque<>();
  private Optional<Timer> expiry = Optional.empty();
  private long count;

  /** {@code late} makes the answer to an append whose deadline is over. */
  Outstanding(Environment environment, HandleLimits limits, Supplier<AppendResult> late) {
    this.environment = environment;
    this.budget = new InFlight(limits);
    this.deadline = limits.deadline();
    this.late = late;
  }

  /** Why an entry must be refused now; if there is no reason, {@link #add} it. */
  Optional<Rejection> admit(Payload entry) {
    return budget.admit(entry.size());
  }

  /** Adds an admitted entry to those to be sent. */
  Future<AppendResult> add(Payload entry) {
    Promise<AppendResult> result = environment.promise();
    long expires = environment.timers().now() + deadline.toNanos();
    waiting.add(new PendingAppend(count++, entry, expires, result));
    armExpiry();
    return result;
  }

  boolean isEmpty() {
    return sent.isEmpty() && waiting.isEmpty();
  }

  /** The next append to be sent, which counts as sent from now on; empty if there is none. */
  Optional<PendingAppend> send() {
    Optional<PendingAppend> next = Optional.ofNullable(waiting.poll());
    next.ifPresent(sent::add);
    return next;
  }

  /** Those that were sent. */
  List<PendingAppend> sent() {
    return List.copyOf(sent);
  }

  /** All that were sent are to be sent again, before the others. */
  void sendAgain() {
    while (!sent.isEmpty()) {
      waiting.addFirst(sent.removeLast());
    }
  }

  /** Answers an append, unless it was answered. */
  void end(PendingAppend append, AppendResult result) {
    if (append.result.complete(result)) {
      budget.release(append.entry.size());
      if (!sent.remove(append)) {
        waiting.remove(append);
      }
    }
  }

  /** Answers those sent that landed; the others end as {@code otherwise}, or stay. */
  void settle(Map<Long, LogletOffset> landed, Optional<AppendResult> otherwise) {
    for (PendingAppend append : sent()) {
      Optional.ofNullable(landed.get(append.number))
          .<AppendResult>map(AppendResult.Appended::new)
          .or(() -> otherwise)
          .ifPresent(result -> end(append, result));
    }
  }

  void endAll(AppendResult result) {
    List<PendingAppend> all = new ArrayList<>(sent);
    all.addAll(waiting);
    sent.clear();
    waiting.clear();
    all.forEach(append -> end(append, result));
  }

  /** Ends all; later entries are not admitted. */
  void close(AppendResult result) {
    budget.close();
    expiry.ifPresent(Timer::cancel);
    endAll(result);
  }

  private Optional<PendingAppend> oldest() {
    return Optional.ofNullable(sent.isEmpty() ? waiting.peek() : sent.peek());
  }

  /** Deadlines are in the order of issue: one timer, for the oldest append, is enough. */
  private void armExpiry() {
    if (expiry.isEmpty()) {
      expiry = oldest().map(append -> environment.timers().after(left(append), this::expire));
    }
  }

  private Duration left(PendingAppend append) {
    return Duration.ofNanos(Math.max(0, append.deadline - environment.timers().now()));
  }

  private void expire() {
    expiry = Optional.empty();
    Optional<PendingAppend> oldest = oldest();
    while (oldest.isPresent() && left(oldest.get()).isZero()) {
      end(oldest.get(), late.get());
      oldest = oldest();
    }
    armExpiry();
  }
}
