package dev.rhenea.composition.throttle;

import dev.rhenea.composition.filter.Departures;
import dev.rhenea.composition.filter.Forwarding;
import dev.rhenea.composition.part.Outstanding;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.InFlight;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import java.util.Optional;
import java.util.OptionalLong;

/** A handle whose appends go to the child no faster than their budget allows. */
final class ThrottledLoglet implements Forwarding {
  private final Environment environment;
  private final LogletId id;
  private final LogletTraits traits;
  private final Loglet child;
  private final Budget budget;
  private final HandleLimits limits;
  private final InFlight inFlight;
  private final Outstanding outstanding;
  private final Departures departures;

  ThrottledLoglet(
      Environment environment,
      LogletId id,
      LogletTraits traits,
      Loglet child,
      Budget budget,
      HandleLimits limits) {
    this.environment = environment;
    this.id = id;
    this.traits = traits;
    this.child = child;
    this.budget = budget;
    this.limits = limits;
    inFlight = new InFlight(limits);
    outstanding = new Outstanding(environment, limits.deadline());
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
    long now = environment.timers().now();
    OptionalLong start = budget.take(now, entry.size(), now + limits.deadline().toNanos());
    if (start.isEmpty()) {
      inFlight.release(entry.size());
      return environment.completed(new AppendResult.Rejected(new Rejection.Overloaded()));
    }
    Promise<AppendResult> append = outstanding.begin(this::slow);
    append.whenDone(() -> inFlight.release(entry.size()));
    departures.add(start.getAsLong(), () -> send(entry, append));
    return append;
  }

  private void send(Payload entry, Promise<AppendResult> append) {
    if (!append.isDone()) {
      child.append(entry).forward(append);
    }
  }

  private Diagnosis slow() {
    return Diagnosis.of(
        "append to %s: not done within %d ms, throttling included"
            .formatted(id, limits.deadline().toMillis()));
  }

  @Override
  public Future<Done> close() {
    inFlight.close();
    departures.cancel();
    outstanding.close();
    return child.close();
  }
}
