package dev.rhenea.paxos;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** The outstanding calls of a handle: each ends by itself, by its deadline, or with the handle. */
final class Calls {
  private final Proposer proposer;
  private final Duration deadline;
  private final Map<Call, Consumer<String>> outstanding = new LinkedHashMap<>();
  private boolean closed;

  Calls(Proposer proposer, Duration deadline) {
    this.proposer = proposer;
    this.deadline = deadline;
  }

  /**
   * Starts a call.
   *
   * @param operation for its diagnosis
   * @param giveUp how the caller is told that the procedure came to nothing
   */
  <T> Future<T> start(
      String operation,
      Function<Call, Future<T>> procedure,
      BiConsumer<Promise<T>, Diagnosis> giveUp) {
    Environment environment = proposer.environment();
    Promise<T> result = environment.promise();
    Call call = new Call(proposer, operation + " of " + proposer.id(), deadline);
    Consumer<String> stop =
        why -> {
          call.end(why);
          giveUp.accept(result, call.diagnosis());
        };
    if (closed) {
      stop.accept("the handle is closed");
      return result;
    }
    outstanding.put(call, stop);
    Timer timer =
        environment
            .timers()
            .after(
                deadline, () -> stop.accept("no majority within " + deadline.toMillis() + " ms"));
    procedure.apply(call).whenDone(result::complete, why -> giveUp.accept(result, why.diagnosis()));
    result.whenDone(() -> {
      call.end("over");
      timer.cancel();
      outstanding.remove(call);
    });
    return result;
  }

  /** Gives up every outstanding call, and every later one at once. */
  void close() {
    closed = true;
    List.copyOf(outstanding.values()).forEach(stop -> stop.accept("the handle was closed"));
  }
}
