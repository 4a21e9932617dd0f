package dev.rhenea.memory;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Supplier;

/**
 * Asks one server, again and again, until it answers or the deadline is over. So everything it is
 * asked must be idempotent.
 */
final class Requests {
  private static final Duration FIRST_PATIENCE = Duration.ofMillis(50);

  private final Environment environment;
  private final Address server;
  private final SequencedSet<Promise<Payload>> outstanding = new LinkedHashSet<>();
  private boolean closed;

  Requests(Environment environment, Address server) {
    this.environment = environment;
    this.server = server;
  }

  /**
   * Asks until there is an answer.
   *
   * @param operation what for, for the diagnosis
   * @param within the deadline from now
   * @param message made anew for each attempt
   */
  Future<Payload> ask(String operation, Duration within, Supplier<Payload> message) {
    Promise<Payload> result = environment.promise();
    if (closed) {
      result.fail(new Unavailable(Diagnosis.of(operation + ": the handle is closed")));
      return result;
    }
    outstanding.add(result);
    result.whenDone(() -> outstanding.remove(result));
    long end = environment.timers().now() + within.toNanos();
    attempt(new Question(operation, message, within, end, result), FIRST_PATIENCE);
    return result;
  }

  NodeId node() {
    return server.node();
  }

  /** Everything outstanding ends as unavailable, and so does whatever is asked from now on. */
  Future<Done> close() {
    closed = true;
    Unavailable why = new Unavailable(Diagnosis.of("the handle was closed"));
    List.copyOf(outstanding).forEach(result -> result.fail(why));
    return environment.done();
  }

  private record Question(
      String operation,
      Supplier<Payload> message,
      Duration within,
      long end,
      Promise<Payload> result) {}

  private void attempt(Question question, Duration patience) {
    long start = environment.timers().now();
    long left = question.end - start;
    if (question.result.isDone()) {
      return;
    }
    if (left <= 0) {
      question.result.fail(new Unavailable(silent(question)));
      return;
    }
    Duration span = Duration.ofNanos(Math.min(patience.toNanos(), left));
    environment
        .network()
        .request(server, question.message.get(), span)
        .whenDone(
            question.result::complete,
            why -> {
              long rest = start + span.toNanos() - environment.timers().now();
              environment
                  .timers()
                  .after(
                      Duration.ofNanos(Math.max(0, rest)),
                      () -> attempt(question, patience.multipliedBy(2)));
            });
  }

  private Diagnosis silent(Question question) {
    return new Diagnosis(
        question.operation + ": no answer in " + question.within.toMillis() + " ms",
        List.of(server.node()),
        "the only server of " + server.unit() + " must be reached again");
  }
}
