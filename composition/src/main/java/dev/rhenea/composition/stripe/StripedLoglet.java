package dev.rhenea.composition.stripe;

import dev.rhenea.composition.part.Outstanding;
import dev.rhenea.composition.part.Stored;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.Promise;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A handle: all there is to a stripe, because the children keep everything. */
final class StripedLoglet implements Loglet {
  private final Environment environment;
  private final LogletId id;
  private final LogletTraits traits;
  private final Duration deadline;
  private final List<Loglet> children;
  private final Striping striping;
  private final Evidence evidence;
  private final Waiting waiting;
  private final List<Filling> fillings;
  private final TailCheck tails;
  private final InFlight inFlight;
  private final Outstanding outstanding;
  private final int[] issued;

  /** How far each stripe is known to be committed: a hint, no evidence. */
  private final List<LogletOffset> hinted;

  StripedLoglet(
      Environment environment,
      LogletId id,
      LogletTraits traits,
      List<Loglet> children,
      HandleLimits limits) {
    this.environment = environment;
    this.id = id;
    this.traits = traits;
    this.deadline = limits.deadline();
    this.children = children;
    striping = new Striping(children.size());
    evidence = new Evidence(striping);
    waiting = new Waiting(striping, evidence);
    fillings =
        IntStream.range(0, children.size())
            .mapToObj(i -> new Filling(environment, i, children.get(i), evidence, waiting))
            .toList();
    tails = new TailCheck(environment, striping, children, evidence);
    inFlight = new InFlight(limits);
    outstanding = new Outstanding(environment, deadline);
    issued = new int[children.size()];
    hinted = new ArrayList<>(children.stream().map(child -> LogletOffset.ZERO).toList());
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
    Promise<AppendResult> append = outstanding.begin(this::slowest);
    append.whenDone(() -> inFlight.release(entry.size()));
    int stripe = turn();
    issued[stripe]++;
    children
        .get(stripe)
        .append(Stored.entry(entry))
        .whenDone(
            result -> {
              issued[stripe]--;
              heard(stripe, append, result);
            },
            why -> {
              issued[stripe]--;
              append.complete(new AppendResult.Indeterminate(why.diagnosis()));
            });
    return append;
  }

  /** Round-robin: whose next entry, as far as this handle knows, gets the lowest offset. */
  private int turn() {
    return striping.laggard(
        IntStream.range(0, issued.length)
            .mapToObj(stripe -> new LogletOffset(evidence.of(stripe).value() + issued[stripe]))
            .toList());
  }

  private void heard(int stripe, Promise<AppendResult> append, AppendResult result) {
    if (result instanceof AppendResult.Appended(LogletOffset local)) {
      evidence.raise(stripe, local.next()); // S2: one's own acknowledgement is evidence
      if (!append.isDone()) {
        waiting.add(striping.offsetOf(stripe, local), append);
      }
      waiting.release();
      fillings.forEach(Filling::check);
    } else {
      append.complete(result);
    }
  }

  /** Why an append takes so long: which child it may be waiting for. */
  private Diagnosis slowest() {
    int stripe = striping.stripeOf(evidence.bound());
    return Diagnosis.of(
        "append to %s: not done within %d ms; child %d has not got beyond %s"
            .formatted(id, deadline.toMillis(), stripe, evidence.of(stripe)));
  }

  @Override
  public Future<Tail> checkTail() {
    Future<Tail> tail = tails.run();
    tail.whenDone(() -> {
      waiting.release();
      fillings.forEach(Filling::check);
    });
    return timed("checkTail", tail);
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return timed(
        "readNext", new StripeRead(environment, striping, children, from, to).run(maxBytes));
  }

  /** Limited to the tail: a child may have filled more than the stripe's tail covers. */
  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    return timed(
        "prefixTrim",
        tails
            .run()
            .map(tail -> LogletOffset.min(before, tail.offset()))
            .compose(this::trim)
            .map(striping::end));
  }

  private Future<List<LogletOffset>> trim(LogletOffset before) {
    List<Future<LogletOffset>> marks =
        IntStream.range(0, children.size())
            .mapToObj(i -> children.get(i).prefixTrim(striping.shareOf(i, before)))
            .toList();
    return Future.all(environment, marks);
  }

  @Override
  public Future<Done> seal() {
    List<Future<Done>> seals = children.stream().map(Loglet::seal).toList();
    return timed("seal", Future.all(environment, seals).map(all -> Done.DONE));
  }

  /** Asks whichever child holds the others up, until there is news of it. */
  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    long end = environment.timers().now() + Math.min(atMost.toNanos(), deadline.toNanos());
    return Loop.run(environment, Done.DONE, again -> awaitLaggard(beyond, end));
  }

  private Future<Step<Done, LogletOffset>> awaitLaggard(LogletOffset beyond, long end) {
    LogletOffset bound = striping.end(hinted);
    Duration left = Duration.ofNanos(end - environment.timers().now());
    if (bound.compareTo(beyond) > 0 || !left.isPositive()) {
      return environment.completed(new Step.Done<>(bound));
    }
    int stripe = striping.laggard(hinted);
    LogletOffset before = hinted.get(stripe);
    return children
        .get(stripe)
        .awaitTail(before, left)
        .map(hint -> {
          hinted.set(stripe, LogletOffset.max(hinted.get(stripe), hint));
          return hint.compareTo(before) > 0
              ? new Step.Again<>(Done.DONE)
              : new Step.Done<>(striping.end(hinted)); // time is over, or it is sealed
        });
  }

  @Override
  public Future<Done> close() {
    inFlight.close();
    outstanding.close();
    return Future.all(environment, children.stream().map(Loglet::close).toList())
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
