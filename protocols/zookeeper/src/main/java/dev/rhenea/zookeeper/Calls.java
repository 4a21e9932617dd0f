package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers.Timer;
import dev.rhenea.environment.Unavailable;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Supplier;

/**
 * The open calls of one handle. A call tries until it is answered, its deadline is over or the
 * handle is closed, whichever comes first. Loop-confined.
 */
final class Calls {
  private final Environment environment;
  private final Ensemble ensemble;
  private final Duration deadline;
  private final Reachability reachability;
  private final SequencedSet<Call<?>> open = new LinkedHashSet<>();
  private boolean closed;

  Calls(Environment environment, Ensemble ensemble, Duration deadline) {
    this.environment = environment;
    this.ensemble = ensemble;
    this.deadline = deadline;
    this.reachability = new Reachability(environment, ensemble);
  }

  /**
   * The outcome of the first {@code attempt} that has one.
   *
   * @param attempt must be harmless when repeated: an unavailable one may have taken effect
   */
  <T> Future<T> call(String operation, Supplier<Future<T>> attempt) {
    if (closed) {
      return environment.unavailable(Diagnosis.of(operation + ": the handle is closed"));
    }
    if (ensemble.endpoints().isEmpty()) {
      return environment.unavailable(diagnose(operation));
    }
    Call<T> call = new Call<>(operation, attempt);
    open.add(call);
    call.go();
    return call.result;
  }

  /** A pause before the next attempt: grows with their number, differs between handles. */
  Duration pause(int attempts) {
    int most = 20 << Math.min(attempts, 4);
    return Duration.ofMillis(most / 2 + environment.random().nextInt(most / 2));
  }

  /** A connection was lost: find out who refuses one, for those who will have to explain. */
  void lost() {
    reachability.look();
  }

  Diagnosis diagnose(String operation) {
    return ensemble.diagnose(operation, reachability.down());
  }

  /** Ends all open calls as unavailable; later ones do not start. */
  void close() {
    closed = true;
    List.copyOf(open).forEach(call -> call.end("the handle was closed"));
  }

  private final class Call<T> {
    final String operation;
    final Supplier<Future<T>> attempt;
    final Promise<T> result = environment.promise();
    final Timer timer = environment.timers().after(deadline, this::expire);
    String lastFailure = "no answer";
    int attempts;

    Call(String operation, Supplier<Future<T>> attempt) {
      this.operation = operation;
      this.attempt = attempt;
    }

    void go() {
      attempt.get().whenDone(this::complete, this::again);
    }

    private void complete(T value) {
      if (result.complete(value)) {
        finish();
      }
    }

    private void again(Unavailable why) {
      if (!result.isDone()) {
        lastFailure = why.diagnosis().toString();
        lost();
        environment.timers().after(pause(attempts++), this::goUnlessDone);
      }
    }

    private void goUnlessDone() {
      if (!result.isDone()) {
        go();
      }
    }

    private void expire() {
      result.fail(
          new Unavailable(
              diagnose(
                  "%s within %d ms (%s)".formatted(operation, deadline.toMillis(), lastFailure))));
      finish();
    }

    private void end(String why) {
      result.fail(new Unavailable(Diagnosis.of(operation + ": " + why)));
      finish();
    }

    private void finish() {
      timer.cancel();
      open.remove(this);
    }
  }
}
