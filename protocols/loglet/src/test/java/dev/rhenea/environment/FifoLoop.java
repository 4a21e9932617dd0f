package dev.rhenea.environment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The smallest event loop: runs events in order when told to, and keeps what is reported. */
final class FifoLoop implements EventLoop {
  final List<Throwable> faults = new ArrayList<>();
  private final Deque<Runnable> events = new ArrayDeque<>();

  @Override
  public void execute(Runnable event) {
    events.add(event);
  }

  @Override
  public void fault(Throwable bug) {
    faults.add(bug);
  }

  /** Runs until nothing is left. */
  void run() {
    while (!events.isEmpty()) {
      events.remove().run();
    }
  }

  int waiting() {
    return events.size();
  }

  <T> Promise<T> promise() {
    return new Promise<>(this);
  }

  <T> Future<T> completed(T value) {
    Promise<T> promise = promise();
    promise.complete(value);
    return promise;
  }
}
