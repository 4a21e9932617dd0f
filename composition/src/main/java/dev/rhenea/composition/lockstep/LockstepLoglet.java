package dev.rhenea.composition.lockstep;

import dev.rhenea.composition.lockstep.LockstepMessage.FromConductor;
import dev.rhenea.environment.Address;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.ordering.Appends;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.List;

/** A handle: appends go to the conductor, everything else to the children. Loop-confined. */
final class LockstepLoglet implements Loglet {
  private final Environment environment;
  private final LogletId id;
  private final LogletTraits traits;
  private final Duration deadline;
  private final Pace pace;
  private final Layout layout;
  private final List<Child> children;
  private final Acknowledged acknowledged;
  private final LockstepTail tails;
  private final Appends<FromConductor> appends;

  LockstepLoglet(
      Environment environment,
      LogletId id,
      LogletTraits traits,
      Address conductor,
      StorageId life,
      Layout layout,
      List<Loglet> loglets,
      HandleLimits limits) {
    this.environment = environment;
    this.id = id;
    this.traits = traits;
    deadline = limits.deadline();
    pace = Pace.within(deadline);
    this.layout = layout;
    children = Child.all(environment, loglets, layout);
    acknowledged = new Acknowledged(environment, conductor, life, children, pace);
    tails = new LockstepTail(environment, children, layout.needed(), acknowledged, pace);
    appends =
        new Appends<>(
            environment,
            id.toString(),
            acknowledged.conductor(),
            limits,
            pace.request(),
            pace.pause(),
            this::seal);
  }

  @Override
  public LogletTraits traits() {
    return traits;
  }

  @Override
  public Future<AppendResult> append(Payload entry) {
    return appends.append(entry);
  }

  @Override
  public Future<Tail> checkTail() {
    return timed("checkTail", tails.run().map(this::learned));
  }

  private Tail learned(Tail tail) {
    if (tail instanceof Tail.Sealed) {
      appends.sealed();
    }
    return tail;
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return timed(
        "readNext",
        new LockstepRead(environment, children, layout, pace.grace(), from, to, maxBytes).run());
  }

  /** Limited to what is right everywhere; once sealed, to the tail. Never seals. */
  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    return timed(
        "prefixTrim",
        committed(before)
            .compose(limit ->
                Future.all(
                    environment,
                    children.stream()
                        .map(child -> child.loglet().prefixTrim(LogletOffset.min(before, limit)))
                        .toList()))
            .map(marks -> marks.stream().max(LogletOffset::compareTo).orElseThrow()));
  }

  private Future<LogletOffset> committed(LogletOffset wanted) {
    if (acknowledged.length().compareTo(wanted) >= 0) {
      return environment.completed(acknowledged.length());
    }
    return tails
        .survey()
        .compose(found ->
            tails.areOpen(found) || found.values().stream().anyMatch(Tail.Sealed.class::isInstance)
                ? tails.run().map(Tail::offset)
                : environment.unavailable(
                    Diagnosis.of(
                        "prefixTrim of %s: not all children answer, so nobody knows the tail"
                            .formatted(id))));
  }

  /** Every child that can be reached, as many at least as a tail takes afterwards (M1). */
  @Override
  public Future<Done> seal() {
    return timed(
        "seal",
        Reachable.ask(
                environment,
                children,
                layout.needed(),
                child -> child.loglet().seal(),
                pace.grace())
            .map(sealed -> {
              appends.sealed();
              return Done.DONE;
            }));
  }

  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    if (acknowledged.length().compareTo(beyond) > 0) {
      return environment.completed(acknowledged.length());
    }
    Duration limit = deadline.minus(pace.request());
    Duration patience = atMost.compareTo(limit) < 0 ? atMost : limit;
    return timed(
        "awaitTail",
        new LockstepFollow(environment, acknowledged, children.getFirst(), pace, beyond, patience)
            .run());
  }

  @Override
  public Future<Done> close() {
    appends.close();
    return Future.all(environment, children.stream().map(child -> child.loglet().close()).toList())
        .map(all -> Done.DONE);
  }

  private <T> Future<T> timed(String operation, Future<T> result) {
    return environment.within(
        deadline,
        result,
        () ->
            Diagnosis.of(
                "%s of %s: not done within %d ms".formatted(operation, id, deadline.toMillis())));
  }
}
