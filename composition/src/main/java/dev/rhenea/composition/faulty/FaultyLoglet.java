package dev.rhenea.composition.faulty;

import dev.rhenea.composition.filter.Departures;
import dev.rhenea.composition.filter.Forwarding;
import dev.rhenea.composition.part.Outstanding;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.InFlight;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;

/** A handle whose calls meet misfortune on their way to the child and back. */
final class FaultyLoglet implements Forwarding {
  private final Environment environment;
  private final LogletId id;
  private final LogletTraits traits;
  private final Loglet child;
  private final Misfortune misfortune;
  private final Duration deadline;
  private final InFlight inFlight;
  private final Outstanding outstanding;
  private final Departures departures;

  /** Calls other than appends, for {@link #close}. */
  private final SequencedSet<Promise<?>> calls = new LinkedHashSet<>();

  FaultyLoglet(
      Environment environment,
      LogletId id,
      LogletTraits traits,
      Loglet child,
      Misfortune misfortune,
      HandleLimits limits) {
    this.environment = environment;
    this.id = id;
    this.traits = traits;
    this.child = child;
    this.misfortune = misfortune;
    this.deadline = limits.deadline();
    inFlight = new InFlight(limits);
    outstanding = new Outstanding(environment, deadline);
    departures = new Departures(environment);
  }

  @Override
  public Loglet child() {
    return child;
  }

  @Override
  public LogletTraits traits() {
    return traits;
  }

  @Override
  public Future<AppendResult> append(Payload entry) {
    Optional<Rejection> refused = inFlight.admit(entry.size());
    if (refused.isPresent()) {
      return environment.completed(new AppendResult.Rejected(refused.get()));
    }
    Fate fate = fate();
    if (fate == Fate.REFUSED) {
      inFlight.release(entry.size());
      return environment.completed(new AppendResult.Rejected(new Rejection.Overloaded()));
    }
    Promise<AppendResult> append = outstanding.begin(() -> silence("append"));
    append.whenDone(() -> inFlight.release(entry.size()));
    departures.add(environment.timers().now() + delay().toNanos(), () -> send(fate, entry, append));
    return append;
  }

  private void send(Fate fate, Payload entry, Promise<AppendResult> append) {
    if (fate == Fate.LOST || append.isDone()) {
      return;
    }
    Future<AppendResult> result = child.append(entry);
    if (fate == Fate.MADE) {
      result.forward(append);
    }
  }

  @Override
  public Future<Tail> checkTail() {
    return met("checkTail", child::checkTail);
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return met("readNext", () -> child.readNext(from, to, maxBytes));
  }

  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    return met("prefixTrim", () -> child.prefixTrim(before));
  }

  @Override
  public Future<Done> seal() {
    return met("seal", child::seal);
  }

  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    return met("awaitTail", () -> child.awaitTail(beyond, atMost));
  }

  private <T> Future<T> met(String operation, Supplier<Future<T>> call) {
    Fate fate = fate();
    if (fate == Fate.REFUSED || inFlight.isClosed()) {
      return environment.unavailable(Diagnosis.of(operation + " of " + id + ": refused"));
    }
    Promise<T> answer = environment.promise();
    calls.add(answer);
    environment
        .pause(delay())
        .whenDone(() -> {
          if (fate != Fate.LOST && !answer.isDone()) {
            Future<T> made = call.get();
            if (fate == Fate.MADE) {
              made.forward(answer);
            }
          }
        });
    Future<T> outcome = environment.within(deadline, answer, () -> silence(operation));
    outcome.whenDone(() -> calls.remove(answer));
    return outcome;
  }

  private Fate fate() {
    return misfortune.fate(environment.random());
  }

  private Duration delay() {
    return misfortune.delay(environment.random());
  }

  private Diagnosis silence(String operation) {
    return Diagnosis.of(
        "%s of %s: no answer within %d ms, as 'faulty' may have it"
            .formatted(operation, id, deadline.toMillis()));
  }

  @Override
  public Future<Done> close() {
    inFlight.close();
    departures.cancel();
    outstanding.close();
    Diagnosis closed = Diagnosis.of("the handle was closed");
    List.copyOf(calls).forEach(call -> call.fail(new Unavailable(closed)));
    return child.close();
  }
}
