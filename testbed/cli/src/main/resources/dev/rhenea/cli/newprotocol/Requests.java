package dev.rhenea.@package@;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Asks one server; what is outstanding when it is closed ends as unavailable. */
final class Requests {
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Environment environment;
  private final Address server;
  private final SequencedSet<Promise<@Class@Message>> outstanding = new LinkedHashSet<>();
  private boolean closed;

  Requests(Environment environment, Address server) {
    this.environment = environment;
    this.server = server;
  }

  NodeId node() {
    return server.node();
  }

  /** Asks once: the question may have taken effect although no answer came. */
  Future<@Class@Message> once(String what, Duration within, @Class@Message question) {
    Promise<@Class@Message> answer = outstanding(what);
    environment
        .network()
        .request(server, question.encode(), within)
        .map(@Class@Message::decode)
        .forward(answer);
    return answer;
  }

  /** Asks until there is an answer, so the question must be idempotent. */
  Future<@Class@Message> ask(String what, Duration within, @Class@Message question) {
    Promise<@Class@Message> answer = outstanding(what);
    attempt(what, environment.timers().now() + within.toNanos(), question, answer);
    return answer;
  }

  private void attempt(
      String what, long end, @Class@Message question, Promise<@Class@Message> answer) {
    Duration left = Duration.ofNanos(end - environment.timers().now());
    if (answer.isDone()) {
      return;
    }
    if (!left.isPositive()) {
      answer.fail(new Unavailable(silent(what)));
      return;
    }
    environment
        .network()
        .request(server, question.encode(), left.compareTo(PATIENCE) < 0 ? left : PATIENCE)
        .map(@Class@Message::decode)
        .whenDone(
            answer::complete,
            why ->
                environment.timers().after(PAUSE, () -> attempt(what, end, question, answer)));
  }

  private Promise<@Class@Message> outstanding(String what) {
    Promise<@Class@Message> answer = environment.promise();
    if (closed) {
      answer.fail(new Unavailable(Diagnosis.of(what + ": the handle is closed")));
    } else {
      outstanding.add(answer);
      answer.whenDone(() -> outstanding.remove(answer));
    }
    return answer;
  }

  Future<Done> close() {
    closed = true;
    Unavailable why = new Unavailable(Diagnosis.of("the handle was closed"));
    List.copyOf(outstanding).forEach(answer -> answer.fail(why));
    return environment.done();
  }

  private Diagnosis silent(String what) {
    return new Diagnosis(
        what + ": no answer in time",
        List.of(server.node()),
        "the only server of " + server.unit() + " must be reached again");
  }
}
