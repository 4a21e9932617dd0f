package dev.rhenea.composition.lockstep;

import dev.rhenea.composition.part.Stored;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.InFlight;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A handle on what was made as a copy (V10): no conductor wrote it, and nobody appends to it. Each
 * child is a copy that ends where the others do, so that the tail of as many as a read needs is
 * that of all. Loop-confined.
 */
final class CopiedLoglet implements Loglet {
  private final Environment environment;
  private final LogletId id;
  private final LogletTraits traits;
  private final Layout layout;
  private final List<Child> children;
  private final Duration deadline;
  private final Pace pace;
  private final InFlight inFlight;

  CopiedLoglet(
      Environment environment,
      LogletId id,
      LogletTraits traits,
      Layout layout,
      List<Loglet> loglets,
      HandleLimits limits) {
    this.environment = environment;
    this.id = id;
    this.traits = traits;
    this.layout = layout;
    children = Child.all(environment, loglets, layout);
    deadline = limits.deadline();
    pace = Pace.within(deadline);
    inFlight = new InFlight(limits);
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
    Future<AppendResult> result =
        checkTail()
            .<AppendResult>map(tail -> new AppendResult.Sealed())
            .recover(why -> environment.completed(new AppendResult.Indeterminate(why.diagnosis())));
    result.whenDone(() -> inFlight.release(entry.size()));
    return result;
  }

  @Override
  public Future<Tail> checkTail() {
    return timed("checkTail", tail().map(Tail.Sealed::new));
  }

  /** The children's, of which as many answer as a read needs: the others may be lost. */
  private Future<LogletOffset> tail() {
    return Reachable.ask(environment, children, layout.needed(), Child::checkTail, Duration.ZERO)
        .compose(tails -> {
          List<LogletOffset> ends = tails.values().stream().map(Tail::offset).distinct().toList();
          return ends.size() == 1
              ? environment.completed(ends.getFirst())
              : environment.unavailable(
                  Diagnosis.of("%s: its children end at different places: %s".formatted(id, ends)));
        });
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return timed(
        "readNext",
        new LockstepRead(environment, children, layout, pace.grace(), from, to, maxBytes)
            .run()
            .compose(this::opened));
  }

  private Future<ReadResult> opened(ReadResult stored) {
    if (!(stored instanceof ReadResult.Entries(List<Entry> entries, LogletOffset next))) {
      return environment.completed(stored);
    }
    try {
      return environment.completed(
          new ReadResult.Entries(
              entries.stream().map(entry -> Stored.at(entry.offset(), entry)).toList(), next));
    } catch (MalformedPayloadException damaged) {
      return environment.unavailable(
          Diagnosis.of("readNext of %s: a child is damaged: %s".formatted(id, damaged)));
    }
  }

  /** On all children, so that none of them has what this handle reads no more. */
  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    return timed(
        "prefixTrim",
        tail()
            .compose(tail -> all(child -> child.prefixTrim(LogletOffset.min(before, tail))))
            .map(marks -> marks.stream().max(LogletOffset::compareTo).orElseThrow()));
  }

  @Override
  public Future<Done> seal() {
    return timed("seal", tail().map(sealed -> Done.DONE));
  }

  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    return timed("awaitTail", tail());
  }

  @Override
  public Future<Done> close() {
    inFlight.close();
    return all(Loglet::close).map(closed -> Done.DONE);
  }

  private <T> Future<List<T>> all(Function<Loglet, Future<T>> call) {
    return Future.all(
        environment, children.stream().map(child -> call.apply(child.loglet())).toList());
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
